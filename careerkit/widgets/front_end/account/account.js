// The account that a page belongs to, where people have one: logging out, and a page whose person has.

import { page } from "../page/state.js";
import { LeaveDialog } from "./leave_dialog.js";
import { showLeft } from "./left.js";

/** Let the page's line about the account say what stays on this device; without us it is a mere link. */
export function meetAccount() {
  const line = document.getElementById("ck-account");
  if (!line || "met" in line.dataset || window.careerkitPage?.isSample) return;
  line.dataset.met = "";
  const { leave, left } = JSON.parse(line.dataset.texts);
  const link = line.querySelector("a");
  let dialog = null;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    dialog ??= new LeaveDialog(leave, link.href);
    dialog.open();
  });
  const say = () => showLeft(left);
  document.addEventListener("careerkit-connection", (event) => /** @type {CustomEvent} */ (event).detail === "left" && say());
  window.addEventListener("storage", ({ key, newValue }) => page.storage.isSignal(key, newValue, "left") && say());
  if (window.careerkitPage?.connection === "left") say();
}
