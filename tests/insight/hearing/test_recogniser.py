"""What a text is heard as: tables of sentences, and what makes no difference to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerkit import content
from careerkit.insight.hearing.recogniser import Heard, counts, hear, troubling_words

CRISIS = [
    "my coach sends me nude pics",
    "he asks me for nudes",
    "our teacher hits us",
    "I am in a black hole",
    "counting my pills",
    "I've had enough",
    "I've had enough. I mean it.",
    "had enough of everything",
    "I just want to survive until 18",
    "take pills to end it",
    "going to take pills tonight",
    "goodnight forever",
    "i cnt stop hurtin myself",
    "dont wanna be alive til xmas",
    "my mum's partner gets in my bed",
    "I can't cope with life",
    "my mum would be happier without me",
    "the only thing stopping me from ending it is my dog",
    "I can't see a future for me",
    # At the end of a text they say it all.
    "I feel so alone and nobody cares",
    "my daughter stopped eating",
    "my friend keeps cutting",
    "I'm not eating",
    "I want to die",
    "kms",
    "kys",
    "unalive myself",
    "end it all",
    "cutting myself",
    "cut my arms",
    "I don't want to be here any more",
    "no reason to go on",
    "better off without me",
    "my dad hits me",
    "he makes me do things",
    "my stepfather touches me",
    "I starve myself",
    "throwing up after meals",
    "stop self harming",
    "my friend wants to kill herself",
    "whats the point of living",
    "nobody would miss me",
    "I feel empty all the time and I can't get out of bed",
    "my boyfriend gets violent when he drinks",
    "i was raped",
    "I'm scared to go home",
    "my mum screams at me every day",
    "i cant do this anymore",
    "someone help me",
    "help me I can't do this",
    "nobody will help me",
    "help me get away from him",
    # As people write who do not want it read, or can't be bothered to spell.
    "i wanna dieeee",
    "i want 2 die",
    "K.M.S.",
    "thinking about s u i c i d e",
    "k1ll myself",
    "su*cide thoughts",
    "i tried suiside",
    "cuting myslef",
    # In the language in which one cries.
    "ich will nicht mehr leben",
    "mein Vater schlägt mich",
    "je veux mourir",
    "mon père me frappe",
    "quiero morirme",
    "não quero mais viver",
    "voglio farla finita",
    "ik wil dood",
    "nie chcę żyć",
    "yaşamak istemiyorum",
]
CRISIS_ALONE = ["help me", "please help me!!", "can you help me"]
TENDER = [
    # A reason that weighs, and none for doing something.
    "since my nan died I can't concentrate",
    "hard to focus in class since my mum died",
    "I lost my dad in May and since I lost my dad I can't sleep",
    "social anxiety",
    "my eating disorder",
    "I was in hospital for weeks",
    "in and out of hospital",
    "my nan is in hospital",
    "My husband died in March and I can't think about anything else",
    "My baby was stillborn last month",
    "my nan died and I still bake her bread",
    "I have cancer",
    "my mum has dementia",
    "lost my dad last year",
    "my dog died",
    "I was diagnosed with MS",
    "Sorting out mum's tablets and her carers, she has dementia",
    "My mother was diagnosed two years ago and I'm the only one nearby",
]
NON_ANSWERS = [
    "",
    "   ",
    "idk",
    "IDK!!",
    "nothing",
    "nothing really",
    "?",
    "???",
    "...",
    "n/a",
    "x",
    "ab",
    "asdf",
    "dfgjhkdf",
    "no idea, ask me later",
    "dunno lol",
    "I don't know",
    "nooo",
    "blah blah",
    "same as above",
    "this is a stupid question",
    "im rubbish at everything",
    "keine ahnung",
    "🎨",
]
ORDINARY = [
    # The same beginnings, and something else behind them.
    "can't get out of bed early",
    "scared of going home alone at night",
    "dark thoughts about the climate",
    "we got beaten",
    "my friend tried to jump off the ten metre board",
    "shoot people with my camera",
    "can't cope with mess",
    "the strength to live abroad",
    "my friend is dying her hair",
    "touch my heart",
    "had enough of spreadsheets",
    "I am useless at calming down",
    "survive until the last round",
    "I hope I don't get bored",
    "I don't mind being outside",
    "worried my parents will say no",
    "worried I might lose my job",
    "there's no way I'd work in an office",
    "the only thing stopping me from applying is money",
    "I'm here because of my adviser",
    "nobody wants to play board games",
    "get away from my desk",
    "not allowed to have a dog",
    "I want to give up smoking",
    "marks on my essays",
    "my school forced me to take French",
    "I can't eat gluten",
    "the point of my project is fairness",
    "I don't see myself being a lawyer",
    "I can't see a future in retail",
    "my dog follows me everywhere",
    "raise a hand in class",
    "I hit the wall at mile 20",
    "work for no pay at the food bank",
    "my parents are getting a dog",
    "I have nobody to practise with",
    "the horse kicked me",
    "everyone would be happier with more parks",
    "it feels like a game",
    "feels like I'm flying",
    "Could you help me find out what the work is like?",
    "ask my brother to help me with the form",
    "scared of my driving test",
    "afraid to go to the interview",
    "nobody cares about recycling",
    "started cutting hair",
    "I cut to music",
    "stopped eating meat",
    "started throwing pots",
    "my teacher pushed me into politics",
    "about to give a talk",
    "picked a date for the exam",
    "found a place at college",
    "looked up how to start a podcast",
    "I should have been a teacher",
    "get through another night shift",
    "I don't want to live in a big city",
    "I can't stand it when somebody is treated unfairly",
    "our secret recipe",
    "no future in coal",
    # Where people work, and what they study.
    "night shifts in hospital",
    "reading to children in hospital",
    "black hole researcher",
    "Car SOS",
    "counting tablets",
    "want to vanish into the mountains",
    "staying alive in Minecraft",
    "drawing nudes",
    "dying to travel",
    "killing zombies",
    "this job is killing me",
    "suicide prevention volunteer",
    "crime novels about murder",
    "dead tired",
    "my plants died",
    "drop dead gorgeous",
    "shoot films",
    "hit the gym",
    "beat my brother at chess",
    "my brother beats me at chess",
    "abuse counsellor",
    "hospice nurse",
    "cutting hair",
    "cutting myself some slack",
    "Suicide Squad",
    "I lost my phone",
    "running 10 kms",
    "helping women who were abused",
    "listening to friends who are depressed",
    "working with people who have depression",
    "raising money for the hospice since my mum died",
    "since my mum died I run the cafe",
    "caring for my mum who has dementia",
    "I don't want to be a nurse any more",
    # A favour asked of a supporter, as the step about people tells the person to ask.
    "Could you help me with my portfolio?",
    "can u help me w maths",
    "ask mr khan to help me",
    "someone to help me with my CV",
    "my teacher said he will help me",
    "I need someone to talk to about the job",
    "not boring",
    "AI",
    "HTML",
    "nothing beats baking",
    "不",
]
HEARD = [
    *((text, Heard.CRISIS) for text in (*CRISIS, *CRISIS_ALONE)),
    *((text, Heard.TENDER) for text in TENDER),
    *((text, Heard.NON_ANSWER) for text in NON_ANSWERS),
    *((text, Heard.ORDINARY) for text in ORDINARY),
]


@pytest.mark.parametrize(("text", "heard"), HEARD)
def test_a_text_is_heard_as_what_it_is(text, heard):
    assert hear(text) is heard


@pytest.mark.parametrize(("text", "heard"), HEARD)
def test_only_an_ordinary_text_counts(text, heard):
    assert counts(text) is (heard is Heard.ORDINARY)


@pytest.mark.parametrize(("text", "heard"), HEARD)
def test_case_spaces_and_punctuation_around_a_text_make_no_difference(text, heard):
    shapes = (text.upper(), text.title(), f"  {text}\n", f"{text}!", f"({text})")

    assert {shaped: hear(shaped) for shaped in shapes} == dict.fromkeys(shapes, heard)


@pytest.mark.parametrize("text", CRISIS)
def test_a_cry_for_help_is_heard_inside_a_long_text(text):
    story = "Saturdays at the market, where I sell the bread that we bake. " * 40

    assert hear(f"{story}{text}. {story}") is Heard.CRISIS


@pytest.mark.parametrize(("text", "heard"), HEARD)
def test_words_are_pointed_to_in_a_cry_for_help_alone(text, heard):
    assert bool(troubling_words(text)) is (heard is Heard.CRISIS)


def test_the_words_pointed_to_stay_the_same_while_others_are_written_around_them():
    assert troubling_words("I want to die") == troubling_words("Sometimes I want to die. Bread!")


@given(st.text(max_size=300))
def test_whatever_is_typed_is_heard_as_something(text):
    assert hear(text) in Heard


@given(st.text(max_size=60), st.sampled_from(CRISIS))
def test_what_stands_on_another_line_does_not_drown_a_cry_for_help(other, text):
    # Single letters in a row are read as one word, whoever wrote the next one.
    if hear(other) is Heard.ORDINARY and "." not in text and "s u i" not in text:
        assert hear(f"{text}\n{other}") is Heard.CRISIS


def spelt_out(phrase, lists):
    """A phrase as a person may write it: the first of each choice, and what may be missing."""
    for token in phrase.split():
        choice = token.strip("()").split("/")[0].replace("*", "")
        if choice.startswith("{"):
            name, ending = choice[1:].split("}")
            yield lists[name][0] + ending
        elif choice not in ("..", "$"):
            yield choice


def listed():
    texts = content.texts("hearing")
    for book in ("crisis", "elsewhere"):
        for phrases in texts[book].values():
            yield from (" ".join(spelt_out(phrase, texts["lists"])) for phrase in phrases)


def test_every_listed_phrase_is_written_so_that_it_can_be_heard():
    assert [text for text in listed() if hear(f"well {text}. Yes") is not Heard.CRISIS] == []


@pytest.mark.parametrize("text", ["SOS", "help me", "please help me", "Nobody cares", "cutting"])
def test_a_cry_of_a_word_or_two_is_one_where_nothing_else_stands_beside_it(text):
    assert hear(text) is Heard.CRISIS


def test_a_comma_is_an_end_for_what_says_it_all_there():
    assert hear("I feel empty, even at parties") is Heard.CRISIS
    assert hear("I feel empty after a show") is Heard.ORDINARY


def test_the_end_of_a_sentence_is_an_end():
    assert hear("My sister is fine. I stopped eating. We have a dog.") is Heard.CRISIS
    assert troubling_words("nobody cares\nbaking") == "nobody cares"
