// Makes the snapshot of Python's memory that every visitor's page begins with, under Node.js:
//
//   node snapshot.mjs PYODIDE_FOLDER FOLDER NOTEBOOKS
//
// FOLDER holds packages.bin and archive.mjs, and gets snapshot.bin and loaded.json, which lists the files that
// are loaded in it already. `_makeSnapshot` is none of Pyodide's promises: pyodide.py names the version.

import crypto from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, folder, notebooks] = process.argv.splice(2);
process.argv[1] = "python"; // Python would remember where this file is
const moduleIn = (place, name) => import(pathToFileURL(path.resolve(place, name)).href);
const { loadPyodide } = await moduleIn(pyodide, "pyodide.mjs");
const { install, unpacked } = await moduleIn(folder, "archive.mjs");

// The same site has the same snapshot: no clock, no chance. A page draws its own lots.
let drawn = 0;
const draw = (array) => {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  bytes.forEach((_, index) => (bytes[index] = (drawn = (drawn * 69_069 + 1) % 4_294_967_296) >>> 24));
  return array;
};
crypto.randomFillSync = draw;
globalThis.crypto.getRandomValues = draw;
let time = 0; // ms
const waiting = [];
Date.now = () => Date.UTC(2026, 0, 1) + time;
performance.now = () => time;
globalThis.setTimeout = (act, delay = 0, ...values) => {
  waiting.push({ at: time + delay, number: waiting.length, act: () => act(...values) });
  return setImmediate(() => {
    const [next] = waiting.filter(({ act: isLeft }) => isLeft).sort((one, other) => one.at - other.at || one.number - other.number);
    time = Math.max(time, next.at);
    const run = next.act;
    next.act = null;
    run();
  });
};

const env = { PYTHONHASHSEED: "0" };
const python = await loadPyodide({ indexURL: `${path.resolve(pyodide)}/`, _makeSnapshot: true, env });
install(python, await unpacked(new Blob([await readFile(path.join(folder, "packages.bin"))]).stream()));
const loaded = await python.runPythonAsync(`
import json, sys
sys.dont_write_bytecode = True
from careerkit.site.worker import prepare
place = __import__("careerkit").__file__.removesuffix("careerkit/__init__.py")
await prepare(place + ${JSON.stringify(notebooks)})
files = (getattr(module, "__file__", None) for module in [*sys.modules.values()])
json.dumps(sorted(file.removeprefix(place) for file in files if file and file.startswith(place)))
`);
await writeFile(path.join(folder, "loaded.json"), loaded);
await writeFile(path.join(folder, "snapshot.bin"), python.makeMemorySnapshot());
