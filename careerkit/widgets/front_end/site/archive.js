// What Python has beside its standard library comes as one archive, a tar file in gzip.

const BLOCK = 512; // bytes: tar's unit

/** What stood in a compressed file.
 *
 * @param {ReadableStream<any>} stream
 */
export async function unpacked(stream) {
  const bytes = await new Response(stream.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  return new Uint8Array(bytes);
}

/** The files in an archive: each one's name and bytes, which stay where they are.
 *
 * @param {Uint8Array} bytes
 * @returns {Generator<[string, Uint8Array]>}
 */
function* filesIn(bytes) {
  const decoder = new TextDecoder();
  const text = (from, size) => decoder.decode(bytes.subarray(from, from + size)).replace(/\0.*$/s, "");
  for (let at = 0; bytes[at]; ) {
    const size = parseInt(text(at + 124, 12), 8);
    const folder = text(at + 345, 155);
    const name = text(at, 100);
    at += BLOCK;
    yield [folder ? `${folder}/${name}` : name, bytes.subarray(at, at + size)];
    at += Math.ceil(size / BLOCK) * BLOCK;
  }
}

/** Let Python have an archive's files, in the place of its packages.
 *
 * @param {any} python Pyodide
 * @param {Uint8Array} bytes
 */
export function install(python, bytes) {
  const place = python.runPython("__import__('sysconfig').get_path('purelib')");
  const made = new Set();
  for (const [name, data] of filesIn(bytes)) {
    const folder = `${place}/${name.slice(0, name.lastIndexOf("/") + 1)}`;
    if (!made.has(folder)) python.FS.mkdirTree(folder);
    made.add(folder);
    python.FS.writeFile(`${place}/${name}`, data, { canOwn: true });
  }
  python.runPython("__import__('importlib').invalidate_caches()");
}
