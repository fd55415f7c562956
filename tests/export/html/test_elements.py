from careerkit.export.html.elements import h, ours, own, written


def test_texts_and_elements_stand_in_their_order():
    tree = h("p", {"class": 'a"b<'}, "one ", None, h("b", None, "<two>"), " & ", "three", h("br"))

    assert written(tree) == (
        '<!DOCTYPE html>\n<p class="a&quot;b<">one <b>&lt;two&gt;</b> &amp; three<br></p>\n'
    )


def test_an_address_ends_before_the_sentence_does():
    link = own("p", "(see http://a.b/c_d).").find("a")

    assert (link.get("href"), link.tail) == ("http://a.b/c_d", ").")


def test_an_address_holds_nothing_that_turns_its_letters_round():
    tree = own("p", "http://a.b/\u202egpj.exe")

    assert tree.find("a").get("href") == "http://a.b/"


def test_a_quote_keeps_its_direction_to_itself():
    tree = ours("li", "“خبز” and “” absorb you: “a \u202eb”.", {"class": "x"})

    assert "".join(tree.itertext()) == "“خبز” and “” absorb you: “a \u202eb”."
    assert [one.text or "" for one in tree.iter("bdi")] == ["خبز", "", "a \u202eb"]
