// Which step of a journey's page is open. It stands in the address, so that the browser's back button
// and a reload lead there, and is remembered for the next visit.

const KEY = "step";
const journeys = new WeakMap(); // by what has a page's widgets

/** The open step of one journey. Tells "changed", and "moved" when a link or the browser led there. */
export class OpenStep extends EventTarget {
  /**
   * @param {string[]} names of all steps
   * @param {{ get: (key: string) => string | null, set: (key: string, text: string) => any }} storage
   * @param {boolean} hasAddress whether the page's address is ours
   */
  constructor(names, storage, hasAddress) {
    super();
    this.names = names;
    this.storage = storage;
    this.hasAddress = hasAddress;
    this.led = this.inAddress(); // where the address led, and the page is still to go
    this.name = this.led ?? this.remembered(); // null: as the kernel says
    this.first = this.name;
    if (!hasAddress) return;
    window.addEventListener("popstate", () => this.goBack());
    // A step that is opened is not as long as it was when it was left: the page goes to its heading.
    if (this.led) history.scrollRestoration = "manual";
  }

  inAddress() {
    return (this.hasAddress && this.names.find((name) => location.hash === `#${name}`)) || null;
  }

  remembered() {
    return this.names.find((name) => this.storage.get(KEY) === name) ?? null;
  }

  /** What is open when a page begins, where nothing else was said. */
  begin(name) {
    this.name ??= name;
    this.first ??= name;
  }

  /** Whether the page has to go to this step, to which its address led; once. */
  takeLead(name) {
    const isLed = this.led === name;
    if (isLed) this.led = null;
    return isLed;
  }

  /** Open a step, and no other; none with an empty name. */
  open(name) {
    if (name === this.name) return;
    if (this.hasAddress) history.pushState({ step: name }, "", name ? `#${name}` : location.pathname + location.search);
    this.show(name);
  }

  /** Open a step and go there, as a link does where the address is not ours. */
  lead(name) {
    this.show(name);
    this.dispatchEvent(new Event("moved"));
  }

  /** The address has changed: by a link, or by the browser's buttons. */
  goBack() {
    const name = history.state?.step ?? this.inAddress() ?? (location.hash ? null : this.first);
    if (name !== null) this.lead(name); // null: a link to another part of the page
  }

  show(name) {
    this.name = name;
    this.led = null;
    this.storage.set(KEY, name);
    this.dispatchEvent(new Event("changed"));
  }
}

/** The open step of the journey whose widgets these are.
 *
 * @param {object} manager what has them
 * @param {() => OpenStep} [make]
 * @returns {OpenStep | undefined}
 */
export function openStepOf(manager, make) {
  if (!journeys.has(manager) && make) journeys.set(manager, make());
  return journeys.get(manager);
}
