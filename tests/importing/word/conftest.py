"""Word files with comments: as python-docx writes them, and by hand as Word itself does."""

import io
import zipfile
from datetime import date

import docx
import pytest

from careerkit.export.choice import Choice
from careerkit.export.contents import contents_of
from careerkit.export.paper import word
from careerkit.export.paper.anchors import anchor_of
from careerkit.model import Goal, Topic, Workbook

TODAY = date(2026, 11, 30)

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid"'
)
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "document": f"{_OFFICE}.document.main+xml",
    "comments": f"{_OFFICE}.comments+xml",
    "commentsExtended": f"{_OFFICE}.commentsExtended+xml",
    "commentsIds": f"{_OFFICE}.commentsIds+xml",
    "people": f"{_OFFICE}.people+xml",
}
_RELATIONS = {
    "comments": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    "commentsIds": "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
    "people": "http://schemas.microsoft.com/office/2011/relationships/people",
}


@pytest.fixture(scope="module")
def mine() -> Workbook:
    return Workbook(
        topics=(
            Topic(id="soil", what="Soil", why="It feeds us\n\nAnd my grandfather dug it."),
            Topic(id="bread", what="Bread", why="Everybody eats it"),
        ),
        goals=(Goal(id="g", what="A course", why="Rosa said so"),),
    )


def exported(workbook, *, remarks=False) -> bytes:
    choice = Choice(names=True, notes=True)
    return word.render(contents_of(workbook, TODAY, choice, remarks=remarks))


def with_comments(data: bytes, *said, author="Ms Weber") -> bytes:
    """The file with comments, each put at the first run that holds some words."""
    file = docx.Document(io.BytesIO(data))
    for words, text in said:
        runs = [run for paragraph in paragraphs(file) for run in paragraph.runs]
        run = next(one for one in runs if words in one.text)
        file.add_comment(run, text=text, author=author, initials="")
    return saved(file)


def paragraphs(file):
    return [
        *file.paragraphs,
        *(
            p
            for table in file.tables
            for row in table.rows
            for c in row.cells
            for p in c.paragraphs
        ),
    ]


def saved(file) -> bytes:
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


def word_file(body: str, comments: str = "", **parts: str) -> bytes:
    """A Word file of these elements, with further parts as Word names them."""
    told = {
        "document": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "comments": f"<w:comments {_NAMES}>{comments}</w:comments>",
        **{name: xml.replace(">", f" {_NAMES}>", 1) for name, xml in parts.items()},
    }
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_PARTS[name]}"/>' for name in told
    )
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_RELATIONS[name]}" Target="{name}.xml"/>'
        for name in told
        if name != "document"
    )
    packages = "http://schemas.openxmlformats.org/package/2006"
    to_document = (
        '<Relationship Id="r" Target="word/document.xml" Type="'
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{packages}/content-types">'
            f'<Default Extension="rels" ContentType="{rels}"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{packages}/relationships">'
            f"{to_document}</Relationships>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{packages}/relationships">'
            f"{relations}</Relationships>",
            **{f"word/{name}.xml": xml for name, xml in told.items()},
        }
    )


def packed(files) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in files.items():
            pack.writestr(name, data)
    return held.getvalue()


def comment(number, *lines, who="Ms Weber", on="2026-11-29T09:00:00Z", ids=()) -> str:
    """A comment as Word writes it; ``ids`` are those of its paragraphs."""
    written = "".join(
        f'<w:p w14:paraId="{ids[n] if n < len(ids) else f"{number}{n}"}">'
        f"<w:r><w:annotationRef/></w:r><w:r><w:t>{line}</w:t></w:r></w:p>"
        for n, line in enumerate(lines)
    )
    return f'<w:comment w:id="{number}" w:author="{who}" w:date="{on}">{written}</w:comment>'


def at(number, inner: str) -> str:
    """These runs with a comment put at them."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{inner}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def line(*inner: str, style="") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(inner)}</w:p>"


def begin(number, section, record="") -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{anchor_of(section, record)}"/>'


def end(number) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'
