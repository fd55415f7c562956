// Draws a widget where a page shows single anywidgets only, as marimo's do: boxes too, whose parts may
// come and go, and what the kit draws, which begins with the kit there.
const PREFIX = "IPY_MODEL_";
const nameOf = (reference) => `anywidget:${reference.slice(PREFIX.length)}`;

/** Let an element have the classes that Python gave the model. */
function dress(model, element, signal) {
  let own = [];
  const follow = () => {
    element.classList.remove(...own);
    own = model.get("_dom_classes") ?? [];
    element.classList.add(...own);
  };
  follow();
  listen(model, "change:_dom_classes", follow, signal);
}

function listen(model, event, hear, signal) {
  model.on(event, hear);
  signal.addEventListener("abort", () => model.off(event, hear));
}

// The page's own sheets take the look from headings and lists. Of them nothing is left in our widgets;
// what a picture says of itself stays.
const PLAIN = ":where(.careerkit, .careerkit :not(svg, svg *)) { all: revert }";
const sheets = new Map(); // by text

/** Let the kit begin, and bring its style where the page keeps this in a tree of its own. */
async function beginKit(reference, element, host) {
  await host.getWidget(nameOf(reference));
  const style = (await host.getModel(nameOf(reference))).get("style");
  const root = element.getRootNode();
  if (!root.host) return;
  if (!sheets.has(style)) {
    sheets.set(style, new CSSStyleSheet());
    sheets.get(style).replaceSync(`${PLAIN}\n${style}`);
  }
  if (!root.adoptedStyleSheets.includes(sheets.get(style))) root.adoptedStyleSheets.push(sheets.get(style));
}

async function draw(reference, element, host, signal) {
  const model = await host.getModel(nameOf(reference));
  const kit = model.get("_kit");
  if (kit) await beginKit(kit, element, host);
  if (signal.aborted) return;
  dress(model, element, signal);
  if (Array.isArray(model.get("children"))) drawBox(model, element, host, signal);
  else await (await host.getWidget(nameOf(reference))).render({ el: element, signal });
}

function drawBox(model, element, host, signal) {
  const drawn = new Map();
  const follow = () => {
    const wanted = model.get("children");
    for (const [reference, { part, end }] of drawn) {
      if (wanted.includes(reference)) continue;
      end.abort();
      part.remove();
      drawn.delete(reference);
    }
    for (const reference of wanted) {
      const known = drawn.get(reference) ?? begin(reference);
      // What stays where it is keeps the cursor.
      if (element.children[wanted.indexOf(reference)] !== known.part) {
        element.insertBefore(known.part, element.children[wanted.indexOf(reference)] ?? null);
      }
    }
  };
  const begin = (reference) => {
    const part = document.createElement("div");
    part.className = "ck-widget";
    const end = new AbortController();
    signal.addEventListener("abort", () => end.abort());
    drawn.set(reference, { part, end });
    draw(reference, part, host, end.signal).catch(reportError);
    return drawn.get(reference);
  };
  element.classList.add("ck-box", "ck-vbox");
  follow();
  listen(model, "change:children", follow, signal);
}

export default {
  render({ model, el, host, signal }) {
    return draw(model.get("shown"), el, host, signal);
  },
};
