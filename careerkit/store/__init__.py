"""Where a workbook lives: a JSON file, the browser's own storage, or both.

It looks at the model and at sentences, and has no opinion about answers. Begin with
``protocol.py``, then ``file_store.py`` and ``browser_store.py``; ``codec.py`` turns a workbook
into text and back, ``mending.py`` keeps what does not fit. ``docs/stores.md`` tells of both.
"""

from careerkit.store.account_store import AccountStore
from careerkit.store.browser_store import BrowserStore
from careerkit.store.codec import decode, encode
from careerkit.store.file_store import FileStore
from careerkit.store.files import read, write
from careerkit.store.protocol import Keeper, Store, StoreError
from careerkit.store.schema import json_schema

__all__ = [
    "AccountStore",
    "BrowserStore",
    "FileStore",
    "Keeper",
    "Store",
    "StoreError",
    "decode",
    "encode",
    "json_schema",
    "read",
    "write",
]
