// Runs before a page's own scripts, the same for every way: notes when a title of the chart is
// drawn, as text on a canvas or in an SVG, when a first field can be written in, and when the page is
// complete.
(() => {
  const visit = (window.visit = { drawn: {}, ready: null, text: null, field: null, clicked: null });
  const options = { childList: true, subtree: true, characterData: true, attributes: true };
  const roots = [document];
  let isThere = false;
  const find = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const observer = new MutationObserver(look);

  function note(text) {
    const title = /^Hours at level \d$/.exec(String(text).trim());
    if (!title) return;
    visit.drawn[title[0]] = performance.now();
    check();
  }
  function check() {
    if (visit.text === null && find("h1").length) visit.text = performance.now();
    if (visit.ready !== null) return;
    const fields = find("input[type=text]").filter((field) => field.offsetParent && !field.disabled);
    if (fields.length && !isThere) {
      isThere = true;
      requestAnimationFrame(() => setTimeout(() => (visit.field = performance.now())));
    }
    if (!("Hours at level 1" in visit.drawn)) return;
    const choices = find("input[type=radio], [role=radio]").filter((choice) => !choice.disabled);
    if (fields.length >= 5 && choices.length >= 5 && find("h1").length) visit.ready = performance.now();
  }
  let seen = "";
  function look() {
    for (const text of find("svg text")) {
      if (!/^Hours at level \d$/.test(text.textContent) || text.textContent === seen) continue;
      seen = text.textContent;
      note(seen);
    }
    check();
  }
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    roots.push(root);
    observer.observe(root, options);
    return root;
  };
  const fill = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    note(text);
    return fill.call(this, text, ...rest);
  };
  addEventListener("pointerdown", () => (visit.clicked = performance.now()), true);
  observer.observe(document, options);
})();
