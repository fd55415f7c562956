// Keeps a site without a server for later, so that it opens without a network. The builder writes SITE before it:
// a version, and each file's address with the beginning of its hash.
//
// A version is kept whole or not at all, and one that is open stays as it is: the next one takes over when all of
// its pages are closed. Answers are none of its business: they are in the browser's storage.

const worker = /** @type {any} */ (self);
const scope = new URL("./", worker.location.href).href;
const ours = `careerkit ${new URL(scope).pathname} `; // caches belong to all sites of an origin
const current = ours + SITE.version;

const KINDS = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
const HASHED = /-[0-9a-f]{16}[./]/;

worker.addEventListener("install", (event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (event) => event.waitUntil(Promise.all([forget(), worker.clients.claim()])));
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope)) event.respondWith(answer(event.request));
});

async function keepAll() {
  const cache = await caches.open(current);
  // One after another: the page itself may still be loading.
  for (const [address, hash] of Object.entries(SITE.files)) await keep(cache, address, hash);
}

/** Keep a file, if it is the one that belongs to this version: a host may be in the middle of an update. */
async function keep(cache, address, hash) {
  if (await cache.match(address)) return;
  const isHashed = HASHED.test(address);
  let found = isHashed && (await caches.match(new URL(address, scope).href));
  let bytes = await bytesOf(found, hash);
  if (!bytes) {
    found = await fetch(address, { cache: isHashed ? "force-cache" : "no-cache" });
    bytes = await bytesOf(found, hash);
  }
  if (!bytes) throw new Error(`${address} is of another version, or not there: ${found.status}`);
  const kind = KINDS[address.slice(address.lastIndexOf("."))] ?? found.headers.get("Content-Type") ?? "";
  // Made anew: one that was redirected may answer no navigation.
  await cache.put(address, new Response(bytes, { headers: { "Content-Type": kind } }));
}

/** What an answer holds, if it has this hash. */
async function bytesOf(found, hash) {
  if (!found?.ok) return null;
  const bytes = await found.arrayBuffer();
  return (await hashOf(bytes)).startsWith(hash) ? bytes : null;
}

async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function forget() {
  const names = await caches.keys();
  await Promise.all(names.filter((one) => one.startsWith(ours) && one !== current).map((one) => caches.delete(one)));
}

/** From what is kept; hosts call a page by several names. What isn't kept is asked for. */
async function answer(request) {
  const cache = await caches.open(current);
  const [path] = request.url.slice(scope.length).split(/[?#]/);
  for (const address of path ? [path, `${path}.html`] : ["index.html"]) {
    const hit = address in SITE.files && (await cache.match(new URL(address, scope).href));
    if (hit) return hit;
  }
  return fetch(request);
}
