from careerkit.export.paper.fonts import FONTS, families_of
from careerkit.export.paper.pictures import Drawing, drawn, figures_of, pictures_of


def test_charts_are_drawn_in_the_colours_of_paper_and_the_documents_fonts(whole):
    drawings, _ = drawn(whole)

    assert len(drawings) == len(figures_of(whole))
    together = "".join(one.svg for one in drawings if one)
    assert "--ck-" not in together
    assert "#0f6b62" in together
    assert "sans-serif" not in together
    assert FONTS[0] in together
    assert "http" not in together.replace("http://www.w3.org", "")


def test_a_drawing_is_made_smaller_and_never_larger():
    drawing = Drawing(svg="", width=400, height=200)

    assert drawing.within(200, 500) == Drawing(svg="", width=200, height=100)
    assert drawing.within(800, 100) == Drawing(svg="", width=200, height=100)
    assert drawing.within(800, 800) == drawing


def test_a_picture_is_made_of_each_drawing(whole):
    drawings, _ = drawn(whole)

    pictures = pictures_of([drawings[0], None, drawings[1]])

    assert [picture and picture[:4] for picture in pictures] == [b"\x89PNG", None, b"\x89PNG"]
    assert pictures_of([]) == []


def test_a_line_takes_first_the_font_of_a_script_that_joins_its_letters():
    assert families_of("Soil") == families_of("字") == FONTS
    assert families_of("2. خبز")[0] == "Noto Naskh Arabic"
    assert families_of("हिन्दी")[:2] == ("Noto Serif Devanagari", "Noto Sans Devanagari")
