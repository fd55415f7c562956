// Makes the snapshot of Python's memory that every visitor's page begins with, under Node.js:
//
//   node snapshot.mjs PYODIDE_FOLDER FOLDER NOTEBOOKS
//
// FOLDER holds packages.bin and archive.mjs, and gets snapshot.bin and loaded.json, which lists the files that
// are loaded in it already. `_makeSnapshot` is none of Pyodide's promises: pyodide.py names the version.

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, folder, notebooks] = process.argv.slice(2);
const moduleIn = (place, name) => import(pathToFileURL(path.resolve(place, name)).href);
const { loadPyodide } = await moduleIn(pyodide, "pyodide.mjs");
const { install, unpacked } = await moduleIn(folder, "archive.mjs");

// The same site has the same snapshot: no clock, no chance. A page draws its own lots.
let drawn = 0;
globalThis.crypto.getRandomValues = (array) => {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  bytes.forEach((_, index) => (bytes[index] = (drawn = (drawn * 69_069 + 1) % 4_294_967_296) >>> 24));
  return array;
};
Date.now = () => Date.UTC(2026, 0, 1);
performance.now = () => 0;

const env = { HOME: "/home/pyodide", PYTHONHASHSEED: "0" };
const python = await loadPyodide({ indexURL: `${path.resolve(pyodide)}/`, _makeSnapshot: true, env });
install(python, await unpacked(new Blob([await readFile(path.join(folder, "packages.bin"))]).stream()));
const loaded = await python.runPythonAsync(`
import json, sys, sysconfig
sys.dont_write_bytecode = True
place = sysconfig.get_path("purelib") + "/"
from careerkit.site.worker import prepare
await prepare(place + ${JSON.stringify(notebooks)})
files = (getattr(module, "__file__", None) for module in [*sys.modules.values()])
json.dumps(sorted(file.removeprefix(place) for file in files if file and file.startswith(place)))
`);
await writeFile(path.join(folder, "loaded.json"), loaded);
await writeFile(path.join(folder, "snapshot.bin"), python.makeMemorySnapshot());
