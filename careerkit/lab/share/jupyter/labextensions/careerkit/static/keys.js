// Jupyter's keys in a workbook. One of them removes a cell; where no cell is seen, none is meant.

const OFF = "data-lm-suppress-shortcuts"; // where Jupyter finds this, a key is not its own
const FOR_CELLS = ["Enter", "m", "M"]; // with Ctrl: runs a cell, merges some

/** Leave single keys in a workbook to what has the focus. Those with Ctrl, as for saving, stay Jupyter's. */
export function keepKeysAway() {
  // Notebook 7 listens before what is on the page does, and JupyterLab behind it.
  window.addEventListener("keydown", ({ target, key, ctrlKey, metaKey }) => {
    if (!(target instanceof Element) || !target.closest(".ck-lab-book .jp-Notebook")) return;
    if ((ctrlKey || metaKey) && !FOR_CELLS.includes(key)) return;
    target.setAttribute(OFF, "");
    setTimeout(() => target.removeAttribute(OFF));
  }, true);
}
