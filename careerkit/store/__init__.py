"""Where a workbook lives: a JSON file, or the browser's own storage."""

from careerkit.store.browser_store import BrowserStore
from careerkit.store.codec import decode, encode
from careerkit.store.file_store import FileStore
from careerkit.store.files import read, write
from careerkit.store.protocol import Keeper, Store, StoreError
from careerkit.store.schema import json_schema

__all__ = [
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
