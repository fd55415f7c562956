// What draws a model's records: what each such view begins with, and what ends with it.

import { newId } from "../page/ids.js";
import { problemLine } from "../page/panel.js";

/**
 * The base of views that are `editedIn` something (record_editing.js). Each puts `problem.element`
 * where it is seen, and says what it listens to as it begins: `remove` ends all of it.
 */
export class EditedView {
  /** @param {import("./record_editing.js").RecordEditing} editing */
  constructor(editing) {
    this.editing = editing;
    this.model = editing.model;
    this.texts = this.model.get("_texts");
    this.id = newId();
    this.problem = problemLine(this.model);
    /** @type {(() => void)[]} */
    this.ends = [this.problem.stop];
  }

  /** Have something done when the records are others ("changed"), or one was written in ("edited").
   *
   * @param {("changed" | "edited")[]} events
   * @param {EventListener} act
   */
  listen(events, act) {
    const { events: source } = this.editing;
    for (const event of events) source.addEventListener(event, act);
    this.ends.push(() => events.forEach((event) => source.removeEventListener(event, act)));
  }

  /** End this with the view, too.
   *
   * @param {...(() => void)} stops
   */
  endWith(...stops) {
    this.ends.push(...stops);
  }

  remove() {
    for (const end of this.ends) end();
  }
}
