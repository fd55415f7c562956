#!/usr/bin/env python
"""Writes ``careerkit/insight/occupations/starter.npz``: what the starter catalogue's words weigh.

    python scripts/starter_weights.py

Run it again when texts of the starter catalogue, its signs, or the way in which they are weighed
have changed; ``tests/insight/occupations/test_weighed.py`` says so. It takes a few seconds.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from careerkit.catalogue import starter
from careerkit.insight.occupations import weighed
from careerkit.insight.occupations.retrieval import WordIndex

PLACE = Path(weighed.__file__).with_name("starter.npz")


def main() -> None:
    """Write the table."""
    np.savez_compressed(PLACE, **weighed.packed(*WordIndex.of(starter()).written))


if __name__ == "__main__":
    main()
