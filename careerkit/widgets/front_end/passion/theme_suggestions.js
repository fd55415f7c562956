import { fill, h, leadTo, refill, textButton } from "../page/elements.js";
import { follow } from "../page/models.js";
import { NARROW } from "../page/panel.js";
import { wish } from "../page/wishing.js";

const FEW = { narrow: 3, wide: 6 }; // suggestions that stand there before a person asks for more

function render({ model, el }) {
  const texts = model.get("_texts");
  const list = h("ul", { class: "ck-suggestion-list" });
  const hint = h("p", { class: "ck-soft" });
  const bringBack = h("button", { class: "ck-button ck-quiet", type: "button" });
  const heading = h("h3", { tabindex: "-1" }, texts.heading);
  let few = matchMedia(NARROW).matches ? FEW.narrow : FEW.wide;
  const showMore = textButton(texts.show_more, () => {
    const next = list.children.length;
    few = Infinity;
    show();
    // The button goes away; the keyboard goes on with what came.
    list.children[next]?.querySelector("button").focus();
  });
  const box = h("section", { class: "careerkit ck-suggestions", "aria-label": texts.heading },
    heading, hint, list, showMore, bringBack);

  const answer = (act, key, press) => {
    // The card goes away with the answer; the keyboard should not fall off the page with it.
    if (wish(model, { act, key }, press)) leadTo(heading);
  };
  bringBack.addEventListener("click", (event) => answer("bring_back", "", event));

  const quote = ({ question, text }) =>
    h("li", {}, h("q", { dir: "auto" }, text), h("span", { class: "ck-soft" }, ` ${question}`));

  const card = ({ key, label, reach, quotes, more }) => {
    const choice = (act, look) =>
      h("button", {
        class: `ck-button ${look}`,
        type: "button",
        "aria-label": fill(texts[`${act}_named`], { name: label }),
        "data-key": `${act} ${key}`,
        click: (event) => answer(act, key, event),
      }, texts[act]);
    return h("li", { class: "ck-card ck-suggestion" },
      h("h4", { dir: "auto" }, label),
      h("p", { class: "ck-soft" }, reach),
      h("ul", { class: "ck-quotes" }, ...quotes.map(quote),
        more ? h("li", { class: "ck-soft" }, more) : null),
      h("div", { class: "ck-suggestion-do" }, choice("accept", "ck-primary"), choice("set_aside", "")),
    );
  };

  const show = () => {
    const suggestions = model.get("_suggestions");
    const aside = model.get("_set_aside");
    refill(list, suggestions.slice(0, few).map(card), heading);
    showMore.hidden = suggestions.length <= few;
    hint.textContent = model.get("_hint");
    bringBack.hidden = aside === 0;
    bringBack.textContent = fill(texts.bring_back, { count: aside });
  };
  el.append(box);
  return follow(model, ["_suggestions", "_set_aside", "_hint"], show);
}

export const widget = { render };
