import asyncio
from types import SimpleNamespace

import pytest
from tornado.web import HTTPError

from careerkit.serve import assets
from careerkit.serve.assets import vega_name
from careerkit.widgets import vega


def test_the_name_stays_while_the_versions_do():
    assert vega_name() == vega_name()
    assert vega_name().startswith("vega-")
    assert vega_name().endswith(".js")


@pytest.mark.parametrize("changed", ["careerkit", "altair", "vl-convert-python"])
def test_another_version_gets_another_name(changed: str, monkeypatch: pytest.MonkeyPatch):
    before = vega_name()
    real = assets.version
    monkeypatch.setattr(assets, "version", lambda name: "0" if name == changed else real(name))

    assert vega_name() != before


def test_a_bundle_that_can_not_be_made_is_not_there(monkeypatch: pytest.MonkeyPatch):
    def refuse():
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(vega, "bundle_path", refuse)

    with pytest.raises(HTTPError) as caught:
        asyncio.run(assets.VegaBundle.get(SimpleNamespace()))

    assert caught.value.status_code == 404
