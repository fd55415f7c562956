"""Sentences that say beforehand where they will stand."""

from __future__ import annotations

import traitlets

from careerkit.widgets.parts.sentences import Sentences

__all__ = ["PromisedSentences"]


class PromisedSentences(Sentences, view="promised_sentences"):
    """What is said of an answer, and until then that it will be said here::

        PromisedSentences(promise="Here you see which work your words are near to.")

    On a phone the page makes room for it below the field when that is tapped: later, under a person
    who types, nothing moves.
    """

    promise = traitlets.Unicode().tag(sync=True)
