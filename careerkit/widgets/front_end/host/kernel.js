// A kernel as the page knows it: what was said to it, and whether it has dealt with it.

/**
 * Speaks to a kernel through a line. `listener.comm(message)` hears of its comms, `opened()` that the
 * line stands, also again.
 */
export class Kernel {
  constructor(line, listener) {
    this.line = line;
    this.listener = listener;
    this.isOpen = false;
    this.unsent = []; // messages for a line that does not stand
    this.underWay = new Map(); // message id -> what to call: with true when the kernel is done with it
    line.open({
      opened: () => this.opened(),
      heard: (message) => this.heard(message),
      closed: () => (this.isOpen = false),
    });
  }

  /**
   * Say something; resolves to true once the kernel has dealt with it, and to false if it got lost
   * on a line that broke.
   */
  say(kind, content, buffers = [], metadata = {}) {
    return new Promise((settle) => {
      const message = { kind, content, buffers, metadata, settle };
      if (!this.isOpen || !this.send(message)) this.unsent.push(message);
    });
  }

  send(message) {
    const id = this.line.send(message);
    if (id) this.underWay.set(id, message.settle);
    return id;
  }

  /** Say no more; what was on its way is lost. */
  close() {
    this.isOpen = false;
    this.line.close();
    for (const { settle } of this.unsent.splice(0)) settle(false);
    this.giveUp([...this.underWay.keys()]);
  }

  opened() {
    this.isOpen = true;
    const before = [...this.underWay.keys()];
    // What it did not get by now, it never will: answers come in the order of the questions.
    if (before.length > 0) this.say("kernel_info_request", {}).then((isDone) => isDone && this.giveUp(before));
    for (const message of this.unsent.splice(0)) if (!this.send(message)) this.unsent.push(message);
    this.listener.opened();
  }

  giveUp(ids) {
    for (const id of ids) this.settle(id, false);
  }

  heard({ kind, answers, content, buffers }) {
    if (kind === "status" && content.execution_state === "idle") {
      this.settle(answers, true);
    } else if (kind.startsWith("comm_")) {
      this.listener.comm({ kind, answers, content, buffers });
    }
  }

  settle(id, isDone) {
    this.underWay.get(id)?.(isDone);
    this.underWay.delete(id);
  }
}
