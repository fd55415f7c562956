"""A vault without a browser."""

import traitlets

from careerkit.store import encode
from careerkit.store.codec import join


class FakeVault(traitlets.HasTraits):
    """The tests set what the front end would set."""

    found = traitlets.Dict()
    kept = traitlets.Int(0)
    trouble = traitlets.Unicode("")
    opened = traitlets.Dict()
    answer = traitlets.Dict()
    erased = traitlets.Int(0)
    document = traitlets.Dict()
    merged = traitlets.Dict()
    offer = traitlets.Dict()
    notice = traitlets.Unicode("")
    held = None

    def keep(self, revision, parts):
        self.document = {"revision": revision, "text": join(parts) if parts else ""}

    def hold(self, revision, parts):
        self.held = {"revision": revision, "text": join(parts)}

    def find(self, seq=1, **documents):
        self.found = {
            "seq": seq,
            "documents": [{"writer": w, "text": text} for w, text in documents.items()],
        }

    def open(self, workbook, name="mine.json", seq=1):
        text = workbook if isinstance(workbook, str) else encode(workbook)
        self.opened = {"seq": seq, "name": name, "data": text.encode()}

    def answers(self, choice):
        self.answer = {"seq": self.offer["seq"], "choice": choice}
