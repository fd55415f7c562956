// A page without a browser, and a model without a kernel, for modules that draw nothing.

/** A storage like the browser's, which refuses what is more than it has room for. */
export class Storage {
  #items = new Map();
  room = Infinity;

  get length() {
    return this.#items.size;
  }

  key(index) {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key) {
    return this.#items.get(key) ?? null;
  }

  setItem(key, text) {
    const others = [...this.#items].filter(([other]) => other !== key);
    const size = others.reduce((sum, [, { length }]) => sum + length, String(text).length);
    if (size > this.room) throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
    this.#items.set(key, String(text));
  }

  removeItem(key) {
    this.#items.delete(key);
  }
}

/** Give modules what they look for on a page; before the first of them is imported. */
export function standIn() {
  globalThis.window = Object.assign(new EventTarget(), {
    localStorage: new Storage(),
    sessionStorage: new Storage(),
  });
  globalThis.document = Object.assign(new EventTarget(), { hidden: false });
}

/** A widget's model with these traits; `python` sets one as the kernel does. */
export class Model {
  #handlers = new Map();
  sent = [];

  constructor(traits) {
    this.traits = structuredClone(traits);
  }

  get(name) {
    return this.traits[name];
  }

  set(name, value) {
    this.traits[name] = value;
  }

  save_changes() {
    this.sent.push(structuredClone(this.traits));
  }

  on(name, handler) {
    this.#handlers.set(name, [...(this.#handlers.get(name) ?? []), handler]);
  }

  off(name, handler) {
    this.#handlers.set(name, (this.#handlers.get(name) ?? []).filter((one) => one !== handler));
  }

  send(message) {
    this.sent.push(message);
  }

  python(name, value) {
    this.traits[name] = value;
    for (const handler of this.#handlers.get(`change:${name}`) ?? []) handler();
  }

  says(message) {
    for (const handler of this.#handlers.get("msg:custom") ?? []) handler(message);
  }
}
