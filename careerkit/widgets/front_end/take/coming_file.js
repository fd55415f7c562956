// A file that comes from the kernel piece by piece, each of them asked for.

import { page } from "../page/state.js";

export class ComingFile {
  /**
   * @param {import("../types").Model} model
   * @param {{ seq: number, name: string, type: string, size: number }} told
   * @param {(file: Blob) => void} done called when all of it is there
   */
  constructor(model, { seq, type, size }, done) {
    this.model = model;
    this.seq = seq;
    this.type = type;
    this.size = size;
    this.done = done;
    this.pieces = [];
    this.come = 0;
    this.hear = (content, buffers) => this.take(content, buffers);
    this.ask = () => this.model.send({ seq: this.seq, begin: this.come });
    model.on("msg:custom", this.hear);
    page.events.addEventListener("reconnected", this.ask);
    this.ask();
  }

  take({ seq, begin }, [piece]) {
    if (seq !== this.seq || begin !== this.come) return;
    this.pieces.push(piece);
    this.come += piece.byteLength;
    this.ask(); // with the last one: that it is all there
    if (this.come < this.size) return;
    this.stop();
    this.done(new Blob(this.pieces, { type: this.type }));
  }

  stop() {
    this.model.off("msg:custom", this.hear);
    page.events.removeEventListener("reconnected", this.ask);
  }
}
