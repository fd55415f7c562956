"""Small catalogues for tests, made of whatever facts a test needs."""

import attrs

from careerkit.catalogue import Catalogue, Occupation, Release, Texts
from careerkit.catalogue.database import catalogue


@attrs.frozen
class Ready:
    """Texts that are in memory already."""

    texts: Texts

    def all(self):
        return self.texts

    def one(self, position):
        fields = (field.name for field in attrs.fields(Texts))
        return Texts(**{name: (getattr(self.texts, name)[position],) for name in fields})


def catalogue_of(*occupations: Occupation) -> Catalogue:
    """The occupations as a catalogue, in their order."""
    release = Release(kind="own", name="A few")
    return catalogue(occupations, release, Ready(Texts.of(occupations)))
