"""What the options say of how people reach the app, and what they may not say."""

import ipaddress

import pytest

from careerkit import content
from careerkit.serve.site import Site, SiteError, name_of, read_path, read_site


@pytest.mark.parametrize(
    ("said", "path"),
    [
        *(("", "/"), ("/", "/"), ("careers", "/careers/"), ("/careers", "/careers/")),
        *(
            ("/careers/", "/careers/"),
            ("/user/anna/", "/user/anna/"),
            ("/a.b-c_d~e", "/a.b-c_d~e/"),
        ),
    ],
)
def test_a_base_url_may_lack_its_slashes(said: str, path: str):
    assert read_site(base_url=said).base_url == path


@pytest.mark.parametrize(
    "said",
    [
        *("//", "//evil.example/", "/a//b/", "/../", "/a/../b", "/./", "/a/..", "/..."[:3]),
        *(
            "/a b/",
            "/a?b",
            "/a#b",
            "/%2e%2e/",
            "/a%2fb/",
            "/a\\b/",
            "/a\n",
            "/a/\n/",
            "/a;b",
            "/a:b",
        ),
        *(
            "https://example.org/",
            "C:/Program Files/Git/careers",
            "/(.*)/",
            "/<b>/",
            "/é/",
            "/" * 3,
        ),
        "/" + 300 * "a",
    ],
)
def test_a_path_in_which_another_could_be_read_is_refused(said: str):
    assert read_path(said) is None
    with pytest.raises(SiteError) as told:
        read_site(base_url=said)

    assert str(told.value) == content.text("site.problems.base_url", value=said)


@pytest.mark.parametrize(
    ("said", "url", "origin", "path"),
    [
        ("https://a.example", "https://a.example/", "https://a.example", "/"),
        ("https://A.Example:443/x", "https://a.example/x/", "https://a.example", "/x/"),
        ("http://a.example:80/", "http://a.example/", "http://a.example", "/"),
        ("https://a.example:8443/x/", "https://a.example:8443/x/", "https://a.example:8443", "/x/"),
        ("https://[2001:DB8::7]/", "https://[2001:db8::7]/", "https://[2001:db8::7]", "/"),
        ("https://bäckerei.example", "https://xn--bckerei-5wa.example/", None, "/"),
    ],
)
def test_a_public_address_is_written_as_browsers_do(said, url, origin, path):
    site = read_site(public_url=said)

    assert (site.public_url, site.base_url) == (url, path)
    assert site.origin == (origin or url.removesuffix("/"))


@pytest.mark.parametrize(
    "said",
    [
        *("careers.example.org", "/careers/", "ftp://a.example/", "https://", "https:///x/"),
        *("https://u:p@a.example/", "https://a.example/?x", "https://a.example/#x"),
        *("https://a.example/../x/", "https://a.example//x/", "https://a.example:99999/"),
        *(
            "https://a.example:x/",
            "https://a b.example/",
            "javascript:alert(1)",
            "https://*.example/",
        ),
        *("https://a.example?", "https://[::", "https://a..example/", 'https://a.example"/'),
    ],
)
def test_what_is_no_address_to_open_is_refused(said: str):
    with pytest.raises(SiteError) as told:
        read_site(public_url=said)

    assert str(told.value) == content.text("site.problems.public_url", value=said)


def test_a_path_may_be_said_twice_but_not_in_two_ways():
    same = read_site(base_url="careers", public_url="https://a.example/careers")
    assert same.base_url == "/careers/"

    with pytest.raises(SiteError) as told:
        read_site(base_url="/a/", public_url="https://a.example/b/")
    words = content.text("site.problems.two_paths", base_url="/a/", path="/b/")
    assert str(told.value) == words


def test_names_are_kept_as_browsers_say_them():
    said = ["Careers.Example.ORG", "bücher.example", "192.0.2.7", "[2001:DB8::7]", "2001:db8::8"]

    assert read_site(hosts=said).hosts == {
        *("careers.example.org", "xn--bcher-kva.example", "192.0.2.7", "2001:db8::7", "2001:db8::8")
    }


@pytest.mark.parametrize(
    "said", ["", "*", "*.example.org", "https://a.example", "a.example:80", "a b", "a/b", ".", "-a"]
)
def test_what_is_no_single_name_is_refused(said: str):
    with pytest.raises(SiteError) as told:
        read_site(hosts=["fine.example", said])

    assert str(told.value) == content.text("site.problems.host", value=said)


def test_a_proxy_is_an_address_or_a_network():
    site = read_site(proxies=["10.0.0.7", "10.1.0.9/16", "2001:db8::/32"])

    trusted = ["10.0.0.7", "10.1.255.255", "2001:db8::1"]
    others = ["10.0.0.8", "10.2.0.0", "127.0.0.1", "2001:db9::1", "::1"]
    assert [site.trusts(ipaddress.ip_address(one)) for one in trusted] == [True] * 3
    assert [site.trusts(ipaddress.ip_address(one)) for one in others] == [False] * 5


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        *(("localhost", "proxy"), ("", "proxy"), ("10.0.0", "proxy"), ("*", "proxy")),
        *(("0.0.0.0/0", "everybody"), ("::/0", "everybody"), ("10.0.0.7/0", "everybody")),
    ],
)
def test_nobody_else_can_be_trusted_and_not_everybody(said: str, problem: str):
    with pytest.raises(SiteError) as told:
        read_site(proxies=[said])

    assert str(told.value) == content.text(f"site.problems.{problem}", value=said)


def test_of_a_site_that_may_embed_its_origin_counts():
    said = [
        "https://moodle.example/course/view.php?id=3",
        "https://MOODLE.example:443",
        "http://localhost:81",
    ]

    assert read_site(embedders=said).embedders == ("https://moodle.example", "http://localhost:81")


@pytest.mark.parametrize(
    "said",
    [
        *(
            "*",
            "https://*",
            "https://*.example",
            "'self'",
            "http://moodle.example",
            "moodle.example",
        ),
        *(
            "https://a.example; script-src *",
            "https://a.example,https://b.example",
            "data:",
            "https:",
        ),
        *(
            "https://a.example\nX-Other: 1",
            "https://u@a.example",
            "https://a.example 'unsafe-inline'",
        ),
    ],
)
def test_what_would_let_others_embed_it_too_is_refused(said: str):
    with pytest.raises(SiteError) as told:
        read_site(embedders=[said])

    assert str(told.value) == content.text("site.problems.embedder", value=said)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        *(("Localhost.:8866", "localhost"), ("[::1]:80", "::1"), ("[::ffff:10.0.0.1]", "10.0.0.1")),
        *(
            ("", ""),
            ("a b", ""),
            ("a@b", ""),
            ("<b>", ""),
            ("a/b", ""),
            ("a:b", ""),
            ("x" * 300, ""),
        ),
    ],
)
def test_a_name_that_could_be_none_is_none(host: str, name: str):
    assert name_of(host) == name


def test_without_options_nothing_is_known():
    assert read_site() == Site()
