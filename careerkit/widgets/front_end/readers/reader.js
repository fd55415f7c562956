// For whom the examples are. The kernel says it to each list; what was ticked on this page is told to
// its lists at once, since a kernel may still be on its way.

import { page } from "../page/state.js";

/** Where the browser keeps a model's workbook; empty for one that is kept nowhere. */
const workbookOf = (model) => (model.get("_scope") ?? "").split("/")[0];

/** Tell the lists of a workbook what was ticked.
 *
 * @param {import("../types").Model} model one of the workbook's
 * @param {string} reader
 */
export function tellReader(model, reader) {
  const workbook = workbookOf(model);
  if (workbook) page.events.dispatchEvent(new CustomEvent("reader", { detail: { workbook, reader } }));
}

/** Call `show` with the reader now and whenever it is another one; returns how to stop.
 *
 * @param {import("../types").Model} model
 * @param {(reader: string) => void} show
 */
export function followReader(model, show) {
  const said = () => show(model.get("_reader"));
  const ticked = ({ detail }) => detail.workbook === workbookOf(model) && show(detail.reader);
  model.on("change:_reader", said);
  page.events.addEventListener("reader", ticked);
  said();
  return () => {
    model.off("change:_reader", said);
    page.events.removeEventListener("reader", ticked);
  };
}
