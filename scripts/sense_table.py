#!/usr/bin/env python
"""Writes ``careerkit/insight/language/sense.npz``: what everyday words have to do with occupations.

    python scripts/sense_table.py MODEL_FOLDER ONET_FOLDER

A small sentence model is the teacher: all-MiniLM-L6-v2 by the sentence-transformers project
(Apache License 2.0; the weights whose SHA-256 begins with 53aa51172d142c89), in a folder. It is
needed here and nowhere else: neither a dependency of careerkit nor a part of it. It needs
``sentence-transformers`` and ``torch``, in an environment of their own beside careerkit.

1. Occupations get places by careerkit's own texts about them
   (``content/en/occupations/occupations*.toml``), by their titles and some alternate titles of
   O*NET (facts; see ``careerkit/catalogue/shipped/SOURCES.md``).
2. Everyday phrases are put together: of ``scripts/sense/doings.toml``, signs of occupations,
   common words (those of the model's vocabulary that are English), and frames around them.
3. The teacher places the phrases. In the directions in which occupations differ most, a table
   of words and frequent phrases is fitted, so that the mean of a text's entries, by their
   amounts, is its place: the table has learnt which words of a text matter, and to what.
4. It is kept in whole numbers of a byte. Only places are kept, and no text of a person's.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import attrs
import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from careerkit import content
from careerkit.catalogue.release import onet, sources
from careerkit.insight.language import sense
from careerkit.insight.language.words import runs

WIDE, KEPT = 64, 48
ROUNDS, AT_ONCE = 7, 1024
SEED = 5
DRAW = random.Random(SEED)  # noqa: S311 - the same every time is what is wanted


@attrs.frozen
class Lesson:
    """Phrases, and where the teacher places them."""

    phrases: list[str]
    places: np.ndarray


def main() -> None:
    """Write the table."""
    torch.manual_seed(SEED)
    folder = Path(sys.argv[1])
    teacher = SentenceTransformer(str(folder))
    with sources.opened(Path(sys.argv[2])) as source:
        known = onet.read(source, print).occupations
    places = np.stack([centre(teacher, texts_of(one)) for one in known])
    middle = places.mean(axis=0)
    turn = np.linalg.svd(places - middle, full_matrices=False)[2][:WIDE].T
    common = common_words(folder)
    phrases = sorted(everyday(common))
    DRAW.shuffle(phrases)
    lesson = Lesson(phrases, (placed(teacher, phrases) - middle) @ turn)
    near = (places - middle) @ turn
    write([one.soc for one in known], near, common, learnt(lesson))


def placed(teacher: SentenceTransformer, texts: list[str]) -> np.ndarray:
    """The teacher's places, of shape ``(texts, 384)``."""
    return np.asarray(teacher.encode(texts, batch_size=512, normalize_embeddings=True))


def centre(teacher: SentenceTransformer, weighted: list[tuple[str, float]]) -> np.ndarray:
    """The place of an occupation: the weighted mean of its texts', of length 1."""
    texts, weights = zip(*weighted, strict=True)
    found = np.array(weights) @ placed(teacher, list(texts))
    return found / np.linalg.norm(found)


def ours() -> dict[str, dict]:
    """What careerkit says about occupations."""
    return content.texts("occupations_beyond.beyond") | content.texts("occupations.starter")


def texts_of(one: onet.Occupation) -> list[tuple[str, float]]:
    """What is said of an occupation, and how much each text weighs."""
    mine = ours().get(one.soc, {})
    names = DRAW.sample(one.alternate_titles, min(len(one.alternate_titles), 8 if mine else 24))
    found = [(one.title, 2.0), *((name, 0.25 if mine else 0.35) for name in names)]
    found += [(mine[key], weight) for key, weight in (("what", 2.0), ("said", 1.0)) if key in mine]
    for key, weight in (("also", 1.5), ("skills", 1.0), ("signs", 4.0)):
        some = mine.get(key, ())
        found += [(text, weight / len(some)) for text in some]
    return found


def common_words(folder: Path) -> list[str]:
    """English words of the model's vocabulary, the common ones first."""
    from simplemma import is_known  # noqa: PLC0415 - its dictionary takes a while

    vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    ranked = sorted(vocabulary["model"]["vocab"].items(), key=lambda item: item[1])
    return [word for word, _ in ranked if re.fullmatch("[a-z]{3,}", word) and is_known(word, "en")]


def everyday(common: list[str]) -> set[str]:
    """Phrases as people write them."""
    declared = tomllib.loads((Path(__file__).parent / "sense" / "doings.toml").read_text("utf-8"))
    pairs = declared["doings"].values()
    doings = [f"{verb} {thing}" for verbs, things in pairs for verb in verbs for thing in things]
    signs = [
        [*one.get("signs", ()), *one.get("also", ()), *one.get("skills", ())]
        for one in ours().values()
    ]
    every = [sign for some in signs for sign in some]

    def framed(phrase: str) -> str:
        before, after = declared["frames"]["before"], declared["frames"]["after"]
        return f"{DRAW.choice(before)} {phrase} {DRAW.choice(after)}".strip()

    def drawn(some: list[str], *counts: int) -> str:
        return " ".join(DRAW.choices(some, k=DRAW.choice(counts)))

    found = {*doings, *map(framed, doings), *every, *common}
    found |= {framed(" and ".join(DRAW.choices(doings, k=2))) for _ in range(5_000)}
    found |= {framed(f"{DRAW.choice(doings)} and {DRAW.choice(every)}") for _ in range(5_000)}
    found |= {framed(" and ".join(DRAW.choices(every, k=2))) for _ in range(12_000)}
    found |= {framed(f"{DRAW.choice(every)} {drawn(common[:9000], 1, 2)}") for _ in range(5_000)}
    found |= {framed(drawn(common[:14000], 1, 2, 2, 3, 3, 4, 5)) for _ in range(29_000)}
    for some in signs:
        pairs_of_one = (DRAW.sample(some, min(2, len(some))) for _ in range(30))
        found |= {framed(", ".join(pair)) for pair in pairs_of_one if pair}
    return found - {""}


def learnt(lesson: Lesson) -> tuple[list[str], np.ndarray, np.ndarray]:
    """The keys, their places and their amounts, by gradient descent."""
    lemmas = [[word.lemma for run in runs(text) for word in run] for text in lesson.phrases]
    pairs = Counter(pair for row in lemmas for pair in pairwise(row))
    triples = Counter(t for row in lemmas for t in zip(row, row[1:], row[2:], strict=False))
    many = {key for key, n in pairs.items() if n >= 6} | {k for k, n in triples.items() if n >= 8}
    keys = [*sorted({(word,) for row in lemmas for word in row}), *sorted(many)]
    at = {key: number for number, key in enumerate(keys, start=1)}
    values = torch.nn.Embedding(len(keys) + 1, WIDE, padding_idx=0)
    amounts = torch.nn.Embedding(len(keys) + 1, 1, padding_idx=0)
    torch.nn.init.normal_(values.weight, std=0.02)
    torch.nn.init.zeros_(amounts.weight)
    goal = torch.tensor(lesson.places, dtype=torch.float32)
    scale = goal.var(dim=0).sum()
    descent = torch.optim.Adam([*values.parameters(), *amounts.parameters()], lr=0.02)
    rows = [number for number, row in enumerate(lemmas) if row]
    for step in range(ROUNDS):
        descent.param_groups[0]["lr"] = 0.02 * (1 - step / ROUNDS) + 0.001
        DRAW.shuffle(rows)
        for begin in range(0, len(rows), AT_ONCE):
            some = rows[begin : begin + AT_ONCE]
            numbers = padded([segmented(lemmas[row], at) for row in some])
            there = (numbers > 0).float()
            weight = torch.exp(amounts(numbers).squeeze(-1).clamp(-4, 4)) * there
            mean = (weight.unsqueeze(-1) * values(numbers)).sum(1) / weight.sum(1, keepdim=True)
            loss = ((mean - goal[some]) ** 2).sum(1).mean() / scale
            descent.zero_grad()
            loss.backward()
            descent.step()
    kept = np.exp(np.clip(amounts.weight.detach().numpy()[1:, 0], -4, 4))
    return [" ".join(key) for key in keys], values.weight.detach().numpy()[1:], kept


def segmented(row: list[str], at: dict[tuple[str, ...], int], whole: float = 0.7) -> list[int]:
    """A phrase's keys, the longest first; now and then its words alone, so that both are learnt."""
    found, place = [], 0
    while place < len(row):
        for length in (3, 2, 1):
            key = tuple(row[place : place + length])
            if key in at and (length == 1 or DRAW.random() < whole):
                found.append(at[key])
                place += len(key)
                break
    return found


def padded(rows: list[list[int]]) -> torch.Tensor:
    """Rows of one length, filled up with 0."""
    found = torch.zeros((len(rows), max(map(len, rows))), dtype=torch.long)
    for number, row in enumerate(rows):
        found[number, : len(row)] = torch.tensor(row)
    return found


def write(
    codes: list[str],
    occupations: np.ndarray,
    common: list[str],
    entries: tuple[list[str], np.ndarray, np.ndarray],
) -> None:
    """Write the table: the common words first, then the others, then phrases."""
    keys, values, amounts = entries
    rank: dict[str, int] = {}
    for number, word in enumerate(common):
        for run in runs(word):
            rank.setdefault(run[0].lemma, number)
    order = sorted(
        range(len(keys)), key=lambda n: (" " in keys[n], rank.get(keys[n], 10**6), keys[n])
    )
    places = (values * amounts[:, None])[order, :KEPT]
    scales = np.maximum(np.abs(places).max(axis=1), 1e-9) / 127
    near = occupations[:, :KEPT]
    near = near / np.linalg.norm(near, axis=1, keepdims=True)
    np.savez_compressed(
        Path(sense.__file__).with_name("sense.npz"),
        keys=letters(keys[number] for number in order),
        places=np.round(places / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float16),
        amounts=amounts[order].astype(np.float16),
        codes=letters(codes),
        occupations=np.round(near * 127).astype(np.int8),
    )


def letters(some: object) -> np.ndarray:
    """Texts, a line each, as bytes."""
    return np.frombuffer("\n".join(some).encode(), dtype=np.uint8)


if __name__ == "__main__":
    main()
