"""What the page says about privacy is true where it stands."""

from playwright.sync_api import expect

from careerkit.widgets import Vault
from support.pages.vault_parts import open_parts

SHOW = """
  const el = document.createElement("main");
  document.body.append(el);
  widget.render({ model, el });
"""


def shown(page, address):
    page.evaluate(
        """(address) => {
          window.taken = 0;
          const note = new PlaceNote(model, () => (window.taken += 1), new URL(address));
          document.body.replaceChildren(note.root);
        }""",
        address,
    )
    return page.locator(".ck-vault-place")


def test_on_ones_own_computer_there_is_nothing_to_warn_of(page):
    open_parts(page)
    page.evaluate(SHOW)

    expect(page.locator(".ck-vault-place")).to_be_hidden()
    assert page.evaluate("model.get('_texts').kept_here").endswith("and nowhere else.")


def test_in_a_workshop_the_page_says_what_others_see_and_offers_to_take_the_answers_along(page):
    open_parts(page)
    place = shown(page, "http://192.168.1.5:8866/")

    expect(place).to_contain_text("the connection to it is not encrypted")
    expect(place).to_contain_text("This address will not last.")
    place.get_by_role("button", name="Save to a file").click()
    assert page.evaluate("taken") == 1


def test_a_lasting_address_with_encryption_only_says_who_has_a_copy(page):
    open_parts(page)
    place = shown(page, "https://career.example.org/")

    expect(place).to_contain_text("it forgets them")
    expect(place.get_by_role("button")).to_have_count(0)


def test_binder_is_told_of_by_the_server(page):
    open_parts(page, widget=Vault(_passing=True))
    place = shown(page, "https://hub.example.org/user/x/")

    expect(place).to_contain_text("it forgets them")
    expect(place).to_contain_text("This address will not last.")
