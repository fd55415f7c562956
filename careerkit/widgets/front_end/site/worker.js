// A page's kernel, where there is no server: Python in a worker of the page. What it says and hears
// is what a line of the host wants (host/worker_line.js).
//
// The page names the files: `{ files, folder, notebook, variables }`. With a snapshot
// Python begins where it was when the site was built; where that can't be done, it starts by itself.

import { install, unpacked } from "./archive.js";

const QUIET = 2000; // ms: a page that has just come has other things to do
const PAGE = 65_536; // bytes: a WebAssembly memory grows by these

const ASIDE = `careerkit ${new URL("../", self.location.href).pathname} aside`; // as service_worker.js calls its own

const tell = (message, parts = []) => /** @type {any} */ (self).postMessage(message, parts);
const aside = []; // what waits until there is room for it
let kernel = null;
let begin;
const begun = new Promise((resolve) => (begin = resolve));

self.addEventListener("message", async ({ data }) => {
  if (data.kind === "begin") {
    start(data).then(begin, (error) => tell({ kind: "failed", content: { name: error?.name ?? "" } }));
    return;
  }
  await begun;
  const { id, kind, content, buffers = [], metadata } = data;
  kernel.hear(id, kind, JSON.stringify({ content, metadata }), buffers.map(bytesOf));
});

function bytesOf(data) {
  return data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** What a compressed file holds. */
async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  setAside(address, answer);
  return unpacked(answer.body);
}

/** Keep what was asked for, for service_worker.js: a private window has no cache for files of this size, and so
 * they would be asked for once more. What is kept already is left alone.
 */
function setAside(address, answer) {
  if (!self.caches) return; // without HTTPS nothing is kept
  const copy = answer.clone();
  const put = async () => {
    if (await caches.match(address)) await copy.body.cancel();
    else await (await caches.open(ASIDE)).put(address, copy);
  };
  aside.push(put());
}

async function start({ files, folder, notebook, variables }) {
  const python = (await begunWith(files).catch(() => null)) ?? (await begunAnew(files));
  const { Worker } = python.pyimport("careerkit.site.worker");
  const place = `${python.runPython("__import__('sysconfig').get_path('purelib')")}/${folder}`;
  kernel = Worker((kind, answers, content, parts) => {
    tell({ kind, answers, content: JSON.parse(content), buffers: parts }, parts.map(({ buffer }) => buffer));
  }, JSON.stringify(variables), place, notebook);
  tell({ kind: "ready" });
  for (let index = 0; index < kernel.count; index += 1) {
    const outputs = kernel.run(index);
    if (outputs) tell({ kind: "cell", content: { index, outputs: JSON.parse(outputs) } });
  }
  tell({ kind: "complete" });
  Promise.allSettled(aside).then(() => tell({ kind: "aside" }));
  setTimeout(() => kernel.get_ready_to_draw(), QUIET);
}

/** Python as it was when the site was built; null where there is no snapshot.
 *
 * The files are not in it, nor is what was loaded of them.
 */
async function begunWith({ python: address, snapshot, rest }) {
  if (!snapshot) return null;
  const [memory, packages] = [read(snapshot), read(rest)];
  packages.catch(() => {});
  const { loadPyodide } = await import(address);
  const bytes = await memory;
  const python = await withRoomFor(bytes.length, () => loadPyodide({ _loadSnapshot: bytes, ...optionsOf(address) }));
  install(python, await packages);
  return python;
}

/** Python from its beginning. */
async function begunAnew({ python: address, packages }) {
  const archive = read(packages);
  archive.catch(() => {});
  const { loadPyodide } = await import(address);
  const python = await loadPyodide(optionsOf(address));
  install(python, await archive);
  return python;
}

const optionsOf = (address) => ({ indexURL: new URL("./", address).href, env: { PYTHONHASHSEED: "0" } });

/** The module's own memory begins smaller than a snapshot may be: grow it as soon as it is there. */
async function withRoomFor(size, load) {
  const stock = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    WebAssembly.instantiateStreaming = stock;
    const answer = await source;
    setAside(answer.url, answer);
    const made = await stock.call(WebAssembly, answer, imports);
    const memory = /** @type {WebAssembly.Memory} */ (made.instance.exports.memory);
    const missing = Math.ceil((size - memory.buffer.byteLength) / PAGE);
    if (missing > 0) memory.grow(missing);
    return made;
  };
  try {
    return await load();
  } finally {
    WebAssembly.instantiateStreaming = stock;
  }
}
