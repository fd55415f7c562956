import logging
import sys
import threading
from types import SimpleNamespace

import pytest
from nbclient.exceptions import DeadKernelError

from careerkit.serve.log import (
    LogFormatter,
    is_news,
    log_cell_error,
    log_failure,
    log_request,
    log_thread_failure,
)

ANSWER = "what a visitor typed"


def a_record(name: str = "voila", *, message: str = ANSWER, error: Exception | None = None):
    exc_info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, logging.ERROR, "/lib/voila.py", 7, message, (), exc_info)


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error):
        return sys.exception()


def test_a_cells_error_is_logged_by_kind_and_place(caplog: pytest.LogCaptureFixture):
    reply = {
        "content": {
            "ename": "ValueError",
            "evalue": ANSWER,
            "traceback": [
                "\x1b[36mFile \x1b[39m\x1b[32m/kit/records.py:12\x1b[39m, in f()",
                "\x1b[36mFile \x1b[39m\x1b[32m/kit/fields.py:34\x1b[39m, in g()",
                f"ValueError: {ANSWER}",
            ],
        }
    }

    log_cell_error(cell={"id": "step-03"}, cell_index=2, execute_reply=reply)

    assert caplog.messages == ["ValueError in cell 3 (step-03), at /kit/fields.py:34"]


def test_a_failure_is_logged_without_its_text(caplog: pytest.LogCaptureFixture):
    log_failure(raised(ValueError(ANSWER)))

    assert caplog.text.count("ValueError at ") == 1
    assert ANSWER not in caplog.text


def test_a_threads_failure_is_logged_without_its_text(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(threading, "excepthook", log_thread_failure)

    def fail() -> None:
        raise ValueError(ANSWER)

    thread = threading.Thread(target=fail)

    thread.start()
    thread.join()

    assert caplog.text.count("ValueError at ") == 1
    assert ANSWER not in caplog.text


@pytest.mark.parametrize(("status", "lines"), [(200, 0), (404, 0), (500, 1), (502, 1), (503, 0)])
def test_only_failed_requests_are_logged_and_without_their_query(
    status: int, lines: int, caplog: pytest.LogCaptureFixture
):
    request = SimpleNamespace(method="GET", path="/01_passion", uri=f"/01_passion?q={ANSWER}")

    log_request(SimpleNamespace(get_status=lambda: status, request=request))

    assert len(caplog.messages) == lines
    assert ANSWER not in caplog.text


def test_our_own_lines_are_written_as_they_are():
    assert LogFormatter().format(a_record("careerkit.serve", message="A cell")) == "A cell"


def test_of_other_lines_only_the_place_is_written():
    line = LogFormatter().format(a_record())

    assert line == "ERROR at /lib/voila.py:7"


def test_of_other_exceptions_only_kind_and_place_are_written():
    line = LogFormatter().format(a_record(error=raised(ValueError(ANSWER))))

    assert line.startswith("ValueError at ")
    assert ANSWER not in line


def test_a_kernel_that_left_with_its_page_is_no_news():
    assert not is_news(a_record(error=raised(DeadKernelError("Kernel died"))))
    assert is_news(a_record(error=raised(OSError("No space left"))))
