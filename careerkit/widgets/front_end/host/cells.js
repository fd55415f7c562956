// What cells gave, put where it belongs: for pages whose HTML does not bring it along.

import { h } from "../page/elements.js";

const VIEW = "application/vnd.jupyter.widget-view+json";
const OUTPUT = "application/vnd.voila.cell-output+json"; // as the server writes it (theme/…/index.html.j2)

/** Put a cell's outputs into its place; `error` is what stands where it failed. */
export function placeCell({ index, outputs }, error) {
  const parts = outputs.map((output) => partOf(output, error));
  document.body.append(h("div", { hidden: true, "data-outputs": String(index) }, ...parts));
  window.careerkitPage.place(String(index));
}

/** What a cell gave, as a page has it that comes with its kernel. */
function partOf({ output_type: kind, data = {}, text = "" }, error) {
  if (kind === "error") return h("p", { class: "ck-notice ck-problem", role: "alert" }, error);
  if (!(VIEW in data)) return h("pre", { class: "ck-printed" }, text || data["text/plain"]);
  const told = h("script", { type: OUTPUT }, JSON.stringify({ output_type: kind, data, metadata: {} }));
  return h("div", { class: "ck-output", "data-widget": "" }, told);
}
