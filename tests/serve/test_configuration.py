from types import SimpleNamespace

from careerkit import content
from careerkit.serve.configuration import configuration


def test_a_visitor_can_override_neither_template_nor_theme():
    voila = configuration().VoilaConfiguration

    assert (voila.allow_template_override, voila.allow_theme_override) == ("NO", "NO")


def test_no_file_is_served_and_no_traceback_shown():
    voila = configuration().VoilaConfiguration

    assert voila.file_allowlist == []
    assert voila.show_tracebacks is False
    assert voila.strip_sources is True


def test_later_cells_run_after_one_that_failed():
    assert configuration().VoilaExecutor.allow_errors is True


def test_the_pages_sentences_come_from_content():
    texts = configuration().VoilaConfiguration.resources["careerkit"]["texts"]

    assert texts == content.texts("serve.page")


def test_the_pages_are_told_the_steps_of_the_folder_that_is_served(tmp_path):
    (tmp_path / "02_interests.ipynb").write_text("{}")

    def pages(config):
        return [step["page"] for step in config.VoilaConfiguration.resources["careerkit"]["steps"]]

    assert pages(configuration())[:2] == ["01_passion", "02_interests"]
    assert pages(configuration(tmp_path))[:2] == ["career_journey", "02_interests"]


def test_preparing_a_visit_hands_out_the_token_that_ends_its_kernel():
    class Handler:
        asked = False

        @property
        def xsrf_token(self):
            self.asked = True
            return b"token"

    handler = Handler()
    configuration().VoilaConfiguration.prelaunch_hook(handler, notebook=None, cwd="")

    assert handler.asked


def test_a_page_is_told_of_no_address_elsewhere():
    stock = {"fullMathjaxUrl": "https://cdn.example/mathjax.js", "baseUrl": "/user/x/"}

    page = configuration().VoilaConfiguration.page_config_hook(
        stock, base_url="/user/x/", settings={}, log=SimpleNamespace(), notebook_path="a.ipynb"
    )

    assert page["fullMathjaxUrl"].startswith("/user/x/voila/templates/careerkit/")
    assert "https:" not in str(page)


def account(monkeypatch, **environment):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return configuration().VoilaConfiguration.resources["careerkit"]["account"]


def test_on_a_users_own_server_the_page_is_told_whose_it_is_and_where_they_log_out(monkeypatch):
    assert account(monkeypatch) == {}
    told = account(
        monkeypatch,
        JUPYTERHUB_USER="anna",
        JUPYTERHUB_SERVICE_PREFIX="/school/user/anna/",
        JUPYTERHUB_BASE_URL="/school/",
    )
    assert told == {
        "name": "anna",
        "namespace": "anna@/school/user/anna/",
        "logout": "/school/hub/logout",
    }
    assert account(monkeypatch, BINDER_REPO_URL="https://example.org") == {}
