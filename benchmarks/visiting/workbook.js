// Runs before a page's own scripts: when the first list of the workbook can be used, when a first
// letter was typed, and when the kernel's answer to it is on the screen.
(() => {
  const times = (window.times = {});
  const FIRST = ".ck-record-list .ck-primary, .ck-record-list input, .ck-record-list textarea";
  const isUsable = (control) => control.offsetParent && !control.disabled;
  const said = () => [...document.querySelectorAll(".ck-sentences")].map((one) => one.textContent).join();
  const onScreen = (then) => requestAnimationFrame(() => setTimeout(() => then(performance.now())));
  let before = "";
  let [isThere, isSaid] = [false, false];
  new MutationObserver(() => {
    if (!isThere && [...document.querySelectorAll(FIRST)].some(isUsable)) {
      isThere = true;
      onScreen((now) => (times.field = now));
    }
    if (times.typed && !isSaid && said() !== before) {
      isSaid = true;
      onScreen((now) => (times.answered = now));
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  addEventListener("input", () => {
    if (times.typed) return;
    before = said();
    times.typed = performance.now();
  }, true);
})();
