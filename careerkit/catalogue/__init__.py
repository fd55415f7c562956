"""Occupations: the starter catalogue that comes with careerkit, and whole releases.

``load()`` gives the catalogue that a person has: an installed release, or the starter.
A release is brought in by ``careerkit.catalogue.release.installing.install``, which is not imported
here, because a page that shows occupations never installs any.

It looks at sentences alone. Begin with ``catalogue.py``; ``shipped/`` is what comes along,
``release/`` reads what others publish, ``database.py`` keeps it.
"""

from careerkit.catalogue.catalogue import TYPES, Catalogue, Release, Texts, group_name
from careerkit.catalogue.library import attribution, info, installed, load, starter
from careerkit.catalogue.occupation import Occupation
from careerkit.catalogue.problems import CatalogueError

__all__ = [
    "TYPES",
    "Catalogue",
    "CatalogueError",
    "Occupation",
    "Release",
    "Texts",
    "attribution",
    "group_name",
    "info",
    "installed",
    "load",
    "starter",
]
