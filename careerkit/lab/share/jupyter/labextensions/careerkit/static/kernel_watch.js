// The kernel of a workbook: whether it is there, and the way back when it is not. Jupyter tells of a
// kernel in four signals and gives up after a while; what a person needs to know is less than that.

const PATIENCE = 1500; // ms without a connection that nobody needs to hear of
const EVERY = 2000; // ms between two questions whether the server is there
const TRIES = 2; // kernels that are started in the place of dying ones before a person is asked

/**
 * @typedef {"running" | "restarting" | "away" | "signed_out" | "gone"} State
 *   `restarting` and `away` end by themselves; `gone` is left to the person
 */

export class KernelWatch {
  /**
   * @param {any} session Jupyter's session context of a notebook
   * @param {{ ask: (path: string) => Promise<Response>, refresh: () => Promise<void> }} server asks for
   *   a path; looks which sessions there are
   * @param {{ onState: (state: State) => void, onNew: () => void }} told `onNew` when there is a
   *   kernel that has run nothing of this page
   */
  constructor(session, server, { onState, onNew }) {
    this.session = session;
    this.server = server;
    this.onState = onState;
    this.onNew = onNew;
    /** @type {State} */
    this.state = "running";
    this.isFresh = false; // whether the kernel that is coming has run nothing of this page
    this.isClosed = false; // whether somebody here has shut it down
    this.id = null;
    this.timer = 0;
    this.isMet = false; // whether there has been a kernel at all
    this.tries = 0;
    this.handlers = [
      [session.statusChanged, (_, status) => this.hear(status)],
      [session.kernelChanged, (_, { newValue }) => newValue && this.expect(newValue)],
      [session.sessionChanged, (_, { newValue }) => newValue || this.lose()],
      [session.connectionStatusChanged, (_, status) => (status === "connected" ? this.settle() : this.isMet && this.lose())],
    ];
    for (const [signal, handler] of this.handlers) signal.connect(handler);
    if (this.kernel) this.expect(this.kernel);
  }

  get kernel() {
    return this.session.session?.kernel ?? null;
  }

  /** Stop watching. */
  stop() {
    clearTimeout(this.timer);
    this.isClosed = true;
    for (const [signal, handler] of this.handlers) signal.disconnect(handler);
  }

  /** Start a kernel in the place of one that is gone, because a person says so. */
  async startAgain() {
    this.isClosed = false;
    this.tries = 0;
    await this.replace();
  }

  /** The kernel does what it is for: should one end later, that is another matter. */
  trust() {
    this.tries = 0;
  }

  async replace() {
    this.tries += 1;
    if (this.tries > TRIES) return this.turn("gone");
    this.turn("restarting");
    this.isFresh = true;
    try {
      // A session that has ended with its server is known as such only then.
      await this.server.refresh();
      await this.session.changeKernel({ name: this.kernel?.name || this.session.prevKernelName });
      this.settle();
    } catch {
      this.turn("gone");
    }
  }

  /** @param {State} state */
  turn(state) {
    if (this.state === state) return;
    this.state = state;
    this.onState(state);
  }

  hear(status) {
    if (status === "terminating") this.isClosed = true;
    else if (status === "restarting" || status === "autorestarting") {
      this.isFresh = true;
      this.turn("restarting");
    } else if (status === "dead") this.lose();
    else this.settle();
  }

  /** A kernel comes in the place of the one before, or the same one has started again. */
  expect(kernel) {
    this.isClosed = false;
    this.id = kernel.id;
    this.isFresh = true;
    this.settle();
  }

  /** Go on once the kernel has said that it is there. */
  settle() {
    const { kernel } = this;
    if (!kernel || kernel.connectionStatus !== "connected" || !["idle", "busy"].includes(kernel.status)) return;
    clearTimeout(this.timer);
    this.timer = 0;
    this.id = kernel.id;
    this.isMet = true;
    const isNew = this.isFresh;
    this.isFresh = false;
    this.turn("running");
    if (isNew) this.onNew();
  }

  /** Look after a connection that is gone, unless it comes back at once. */
  lose() {
    if (this.isClosed) return this.turn("gone");
    if (!this.timer) this.timer = window.setTimeout(() => this.seek(), PATIENCE);
  }

  /** Find out what is left of the kernel, until there is one again. */
  async seek() {
    const again = () => {
      if (!this.isClosed) this.timer = window.setTimeout(() => this.seek(), EVERY);
    };
    // A page that nobody looks at starts nothing.
    if (document.hidden) return again();
    /** @type {Response | null} */
    const answer = await this.server.ask(`api/kernels/${this.id}`).catch(() => null);
    if (!this.timer) return;
    if (!answer || answer.status >= 500) this.turn("away");
    else if (answer.status === 401 || answer.status === 403) this.turn("signed_out");
    else if (answer.status === 404 || !this.kernel || this.kernel.status === "dead") await this.replace();
    else await this.join(this.kernel);
    if (this.timer && this.state !== "gone") again();
    else this.timer = 0;
  }

  /** Speak to a kernel again that has been there all the time. */
  async join(kernel) {
    const late = new Promise((resolve) => window.setTimeout(resolve, 2 * EVERY));
    if (kernel.connectionStatus !== "connected") await Promise.race([kernel.reconnect().catch(() => null), late]);
    this.settle();
  }
}
