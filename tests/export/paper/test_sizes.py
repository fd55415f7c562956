import pytest

from careerkit.export.contents import contents_of
from careerkit.export.paper.sizes import PaperSize, paper_named
from careerkit.export.problems import ExportError
from careerkit.model import Workbook


@pytest.mark.parametrize(
    ("name", "size"), [("a4", PaperSize.A4), (" Letter", PaperSize.LETTER), ("A4", PaperSize.A4)]
)
def test_a_size_goes_by_its_name(name: str, size: PaperSize):
    assert paper_named(name) is size


def test_another_one_gets_a_sentence_with_those_that_there_are(today):
    with pytest.raises(ExportError, match=r"“legal”.*a4, letter"):
        contents_of(Workbook(), today, paper="legal")


def test_a_document_is_set_for_a4_unless_another_is_asked_for(today):
    assert contents_of(Workbook(), today).paper is PaperSize.A4
    assert contents_of(Workbook(), today, paper="letter").paper is PaperSize.LETTER
