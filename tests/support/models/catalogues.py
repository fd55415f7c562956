"""Small catalogues for tests, made of whatever facts a test needs."""

import attrs

from careerkit.catalogue import Catalogue, Occupation, Release, Texts


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
    return Catalogue(
        soc=tuple(o.soc for o in occupations),
        titles=tuple(o.title for o in occupations),
        interests=tuple(o.interests for o in occupations),
        job_zone=tuple(o.job_zone for o in occupations),
        median_wage=tuple(o.median_wage for o in occupations),
        employment=tuple(o.employment for o in occupations),
        figures_of=tuple(o.figures_of for o in occupations),
        release=Release(kind="own", name="A few"),
        reader=Ready(Texts.of(occupations)),
    )
