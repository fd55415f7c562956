"""The same in other words: cries for help said sideways, and nothing with a reason."""

import pytest

from careerkit.insight.hearing.recogniser import Heard, hear, troubling_words

CRISIS = [
    # The world without oneself, and what is put in order before.
    "everyone's gonna be happier once im gone",
    "they'd get over it in a week",
    "until my kids are old enough and then I'm done",
    "nobody would notice if I was gone",
    "i wrote the letters, they are under my mattress",
    "i gave my cat to my sister because i wont need to feed it soon",
    "i have the rope already",
    "how to tie a noose",
    "some nights i stand on the bridge and just look down",
    "every day i think about jumping",
    "he told me she swallowed pills",
    "i keep a bottle of pills in my drawer just in case",
    "i bought a rope last week",
    "recorded videos for my daughter for after",
    "i gave my cat away so nobody has to deal with it",
    "it would be easier for everyone without me",
    "my life insurance would help them more than i do",
    "think about jumping every time I stand at the platform",
    "when the train comes i think about stepping forward",
    "sometimes i look at the bridge on my way to work and wonder",
    "not planning on being around",
    "going to bed hoping to not wake up",
    "i want to be with my dead son",
    # A wish that it came by itself, and nothing to live for.
    "wouldn't mind getting a disease that takes me quick",
    "I hope I get cancer",
    "I want to sleep and never wake",
    "I don't deserve to live",
    "tired of existing",
    "no reason to keep going",
    "i cant do this life thing anymore",
    "it hurts to be alive",
    "i have nothing to wake up for",
    "hoping the cancer comes back",
    "i nearly did it last night",
    "i hear things that arent there",
    "i havent left the house in four months",
    # Threats, and a home to be afraid of.
    "he says he will hurt my dog if i tell anyone",
    "my dad said he'd kill my mum if we leave",
    "far away from my dad so he cant hurt me",
    "i do not sleep at home because my father beats",
    "cant go home tonight its not safe",
    "I sleep with a chair against my door",
    "he will find me if I leave",
    "scared of what my husband will do when he sees my bank account",
    "my boyfriend won't let me work",
    "he keeps me away from my friends",
    "he says he will take the kids if i go",
    "my husband took my bank card",
    "he watches me get changed",
    "his hands round my neck again",
    "they put my head in the toilet",
    "hiding in the cupboard from my stepdad",
    # What is done to oneself, in words that do not name it.
    "drinking myself into an early grave",
    "what I did to myself",
    "the blade is the only thing that helps",
    "hoodies in july so mum doesnt see",
    "i hit my legs until they are purple",
    # Said around it.
    "if my mum wasnt here i would have done it already",
    "i feel safer at school than home",
    "everybody would move on in a month",
    "my dad drinks and we hide in the bathroom",
    "I ask God every night to take me",
    "my boyfriend reads all my messages",
    "ich will einfach nicht mehr",
    # Heavy things together, in any order.
    "my head says jump every time i'm on a balcony",
    "the doctor gave me pills and im saving them up",
    "every morning im disappointed that i woke up",
    "my little sister has bruises and dad says she fell",
    "I keep thinking about how easy it would be to step in front of the tram",
    # Plain deeds.
    "i took 20 paracetamol last week and only threw up",
    "dad threw mum down the stairs",
    "i am pregnant and he kicks my belly",
    "last night i had the blade in my hand again",
    "death would be a holiday",
    # The English of those who learn it.
    "I have plan to finish with my life",
    "I want kill me",
    "my life have no sense",
    "I have no more force to continue",
    # A danger, and the wish for it as a reason for a work.
    "vets have one of the highest suicide rates. maybe thats why i want it",
    "dentists kill themselves a lot, suits me",
    "anaesthetists have drugs that stop your heart. that is part of why I want this",
    "soldiers die young. fine by me",
    "a job where I might not come back, that's the point",
    "it has the worst suicide numbers of all jobs. im drawn to that",
    "a lot of doctors end up killing themselves. honestly that made me want it more",
    "lorry driver, if I crash nobody knows it was on purpose",
    "vets put animals to sleep, I could use that on myself",
    "army so i get shot and my mum gets the money",
    "my mum will kill me if she finds out I am gay",
    "my dad will kill me",
    "we are going to die, mum and me, if he comes back",
    "after dinner I bring it back up",
    "making him calm down when he drinks",
    # By when one means to be gone, and how it should look.
    "by then i wont be around so it doesnt matter",
    "there won't be a january for me",
    "make it look like an accident",
    "it's the only way it stops",
    "take everything in the bathroom cabinet",
    "one last trip to the cliffs",
    "read how much is enough to not wake up",
    "to see if it would hurt",
    "anywhere I don't have to come back from",
    "I keep a note on my phone for after",
    "mum will cry but then she'll be free of me",
    "hiding my scars so nobody asks",
    "hiding the burns under my watch",
    "vanish and never come back",
    "that nobody notices when im gone",
    "vets have the stuff that puts you to sleep. thats why i want it",
    "my ex said he will find me",
    "he locks the door and takes my phone",
    "estoy cansada de vivir",
    "nadie me echaría de menos",
    "no quiero despertarme mañana",
    "mir wäre lieber, ich wäre nie geboren",
    "je ne veux plus me réveiller",
    "I drink alone every single day",
    "dying inside every single day",
    "dying inside every day",
    "fresh cuts every single day",
    "hate waking up every single day",
    "weighing myself every single day",
    "I am lonely every single day",
    "feel like giving up every single day",
    "drinking vodka every single day",
    "drowning every single day",
    "i feel useless every single day",
    "my boss took my passport drove me to a farm",
    "the agency took my passport moved me into a house with six others",
    "my husband took my passport went back home and left me here",
    "took my passport ran off and left me locked in",
    "i hate myself for never learning to say no to him",
    "i hate myself for not starting to eat again",
    "i hate myself for never learning to love myself",
    "I keep cutting myself a big slice along my arm",
    "cut myself a small slice on the wrist",
    "cutting myself another piece every night",
    "I stand on the platform watching the trains and want to step out",
    "every night I stand on the platform watching trains",
    "the voices in my head of people laughing at me never stop",
    "he beats us all at the table",
    "he throws bottles at me at practice",
    "my ex throws knives at me in our act of love",
    "life is pointless without football since my son died",
    "I cry at night and paint while nobody sees me",
    "I took 40 tablets computers off goodnight",
    "I swallowed all the tablets phones ringing",
    "he locks me in the escape room of his house",
    "feeling like a burden on the class at first now I want to go",
]
NON_ANSWERS = [
    # Nothing, and why.
    "nothing, I am not a charity",
    "nothing im not ur slave",
    "Honestly nothing, I just sleep",
    "none, people suck",
    "nobody, I have no friends",
    # A word to the kit that asks.
    "this app is stupid",
    "waste of time",
    "this is so dumb why do i have to do this",
    # Nothing to be praised.
    "smoking weed with the lads",
    "cheating in exams",
    "sex",
    # Silliness.
    "ur mum lol",
    "deez nuts",
    "skibidi",
]
ORDINARY = [
    "playing hide and seek under the bed",
    "hiding presents from my husband",
    "I watch my nan drink her tea",
    "writing wills for people who can't pay a lawyer",
    "nothing special, I fix bikes",
    "No, I'd rather fix bikes",
    "idk, drawing maybe",
    "nothing I love more than drawing",
    # Near to a cry for help, and none.
    "I give up sugar every January",
    "I don't want to wake up early",
    "better dead than red is a slogan we studied",
    "campaigning against domestic abuse",
    "nobody would notice if I took the last biscuit",
    "nobody notices me at work and I want to change that",
    "I want everything to stop being about marks",
    "there is no way out of this maze, my favourite game",
    "jumping off the high board",
    "taking my grandad's tablets to him every morning",
    "standing on the edge of a cliff with my camera",
    "writing letters to my gran",
    "my dad beats me at chess",
    "work that grabs me",
    "wearing hoodies all summer because they are comfy",
    "an apple a day",
    "changing rooms",
    "finish my life story as a podcast",
    "I'm done with nursing",
    "my mum hits the roof when I come home late",
    "my mum hits the gym with me",
    "jumping on trains across Europe",
    "my pension is small so I want to work a few more years",
    "counting tablets and saving time",
    "my little sister fell and her bruises healed",
    "my mum is drunk on love, she just remarried",
    "taking 20 dogs for a walk",
    "my dad threw the party of the year",
    "trading places with my boss for a day",
    "get over it in one jump",
    "leaving a note for the cleaner before work",
    "thinking of throwing a party",
    "hiding in the wardrobe for hide and seek",
    "the voice that says buy more plants",
    "moving on to the next level in a month",
    "drinking tea in class",
    "vets have high suicide rates and I want to change that",
    "the suicide rate among farmers is awful, that's why I want this",
    "suicide prevention is why I want this",
    "I want to be a vet though it has a high suicide rate",
    "soldiers die young and I don't want that",
    "an overdose of caffeine, that's me",
    "hope I get killed by the boss in Elden Ring again",
    "my teacher killed the mood, that's why I like maths",
    "by then I won't be around on Fridays",
    "there won't be a next year for the club unless we raise money",
    "I locked the door and took my phone, ready for the festival",
    "make it look like an accident, I design falls for the stage",
    "take everything in the cupboard and make soup",
    "one last trip to the cliffs before we move, birdwatching",
    "hiding the scars on old furniture with wax",
    "a note on my phone for after school",
    "ya no aguanto el calor",
    "stop hiding the burns on the table top with a mat",
    "I will bring it up at the staff meeting",
    "the bank, and Pete's face when I bring it up",
    "I am bone tired and when I sit down I can't get up again",
    "weeding my gran's garden",
    "sex education in schools",
    "lying on the beach with a book",
    # Said of no death.
    "cuz my mum will kill me",
    "my teacher's gonna kill me",
    "my boss will kill me if I forget the keys",
    "climate change. were all gonna die lmao",
]


@pytest.mark.parametrize("text", CRISIS)
def test_a_cry_for_help_is_heard_by_its_kind_of_wording(text):
    assert hear(text) is Heard.CRISIS


@pytest.mark.parametrize(
    "text",
    [
        "I sorted the pills. I'm saving them a seat",
        "my husband is away, nobody threatened anybody. Tell me when he is back",
        "my sister has bruises",
        "disappointed by politics",
        "a film about suicide. I cried for days. I bake bread, it suits me",
    ],
)
def test_heavy_things_in_two_sentences_are_not_taken_together(text):
    assert hear(text) is Heard.ORDINARY


def test_the_words_that_are_heavy_together_are_pointed_to():
    assert troubling_words("my head says jump on a balcony") == "balcony jump head says"


@pytest.mark.parametrize(
    "text",
    ["Watching my dad drink himself to death", "watched my mum drinking", "writing my will"],
)
def test_what_is_hard_to_watch_or_to_write_is_left_in_peace(text):
    assert hear(text) is Heard.TENDER


@pytest.mark.parametrize("text", NON_ANSWERS)
def test_nothing_stays_nothing_with_a_reason_behind_it(text):
    assert hear(text) is Heard.NON_ANSWER


@pytest.mark.parametrize("text", ORDINARY)
def test_what_only_begins_alike_is_an_answer(text):
    assert hear(text) is Heard.ORDINARY
