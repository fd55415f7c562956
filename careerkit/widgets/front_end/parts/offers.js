import { fill, h, leadTo, refill } from "../page/elements.js";
import { follow } from "../page/models.js";
import { wish } from "../page/wishing.js";

function render({ model, el }) {
  const texts = model.get("_texts");
  const heading = h("h3", { tabindex: "-1" }, texts.heading);
  const hint = h("p", { class: "ck-soft", dir: "auto" });
  const list = h("ul", {});
  const live = h("p", { class: "ck-hidden", role: "status" });
  const box = h("section", { class: "careerkit ck-panel ck-offers", "aria-label": texts.heading },
    heading, hint, list);
  el.append(box, live);

  const take = (key, name, done, index, press) => {
    if (!wish(model, { key }, press)) return;
    live.textContent = fill(done, { name });
    // The row goes away with its button; the next one takes the keyboard over.
    leadTo(list.querySelectorAll("button")[index + 1] ?? heading);
  };

  const row = ({ key, name, note, ...own }, index) => {
    const { act, act_named: named, done } = { ...texts, ...own };
    return h("li", {},
      h("span", { dir: "auto" }, h("strong", {}, name), " ", h("span", { class: "ck-soft" }, note)),
      h("button", {
        class: "ck-button",
        type: "button",
        "aria-label": fill(named, { name }),
        "data-key": key,
        click: (event) => take(key, name, done, index, event),
      }, act));
  };

  return follow(model, ["_offers", "_hint"], () => {
    const offers = model.get("_offers");
    refill(list, offers.map(row), heading);
    hint.textContent = model.get("_hint");
    box.hidden = offers.length === 0 && hint.textContent === "";
  });
}

export const widget = { render };
