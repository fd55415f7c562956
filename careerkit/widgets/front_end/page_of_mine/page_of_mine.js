// The page of mine: ticks, and the sheet that they make. Ticks are records like any other.

import { fill, h, textButton } from "../page/elements.js";
import { localDay } from "../page/local_day.js";
import { follow } from "../page/models.js";
import { isOwnPage, linkTo } from "../page/own_page.js";
import { panel } from "../page/panel.js";
import { whenPrinted } from "../page/printing.js";
import { saveFile } from "../page/saving.js";
import { EditedView } from "../records/edited_view.js";
import { editedIn } from "../records/record_editing.js";
import { hexagon } from "./hexagon.js";
import { pictureOf } from "./picture.js";
import { NAMES, isTicked, partsOn } from "./sheet.js";

const ONE = "single"; // the id of the record with the ticks, in every tab
const HIGHEST = 245; // mm: what a Letter sheet has between its margins, and a little less
const SIZES = [12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7]; // pt, until the sheet fits
const TIGHT = 8.5; // pt, from which on its lines stand closer

class PageView extends EditedView {
  constructor(editing, el) {
    super(editing);
    this.build(el);
    this.listen(["changed", "edited"], () => this.show());
    this.endWith(
      whenPrinted(() => this.fit(), () => this.unfit()),
      follow(this.model, ["_parts"], () => this.show()),
    );
  }

  build(el) {
    const { texts } = this;
    this.boxes = new Map();
    const ticks = this.model.get("_fields").map((field) => this.tick(field));
    this.said = h("p", { class: "ck-soft", role: "status" });
    this.sheet = h("article", { class: "ck-sheet", "aria-label": texts.sheet });
    el.append(panel("ck-page-of-mine", "",
      this.problem.element,
      h("fieldset", { class: "ck-sheet-ticks" }, h("legend", {}, texts.ticks),
        h("p", { class: "ck-soft" }, texts.hint), h("div", { class: "ck-sheet-boxes" }, ...ticks),
        h("p", { class: "ck-soft", id: `${this.id}-names` }, texts.names_hint)),
      h("div", { class: "ck-sheet-do" },
        textButton(texts.print, () => print(), "ck-primary"),
        textButton(texts.picture, () => this.save()), this.said),
      this.sheet));
  }

  tick({ name, label }) {
    const box = h("input", {
      type: "checkbox",
      id: `${this.id}-${name}`,
      "aria-describedby": name === NAMES ? `${this.id}-names` : null,
      change: () => {
        this.editing.begin(ONE);
        this.editing.edit(ONE, name, box.checked ? "shown" : "hidden", { now: true });
      },
    });
    this.boxes.set(name, box);
    return h("label", { for: box.id }, box, h("span", {}, label));
  }

  get parts() {
    return partsOn(this.model.get("_parts"), this.editing.get(ONE));
  }

  /** Today, with its year: a sheet of paper is found again. */
  get day() {
    const { dates } = this.texts;
    const [year, month, day] = localDay().split("-");
    return fill(dates.day_and_year, { day: Number(day), month: dates.months[month], year });
  }

  show() {
    const record = this.editing.get(ONE);
    for (const [name, box] of this.boxes) box.checked = isTicked(record, name);
    const { parts } = this;
    const { day } = this;
    const drawn = JSON.stringify([parts, day]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.said.textContent = "";
    const isEmpty = parts.every(({ lines, letters }) => lines.length === 0 && !letters);
    this.sheet.replaceChildren(
      h("p", { class: "ck-sheet-day" }, day),
      isEmpty && parts.length > 0 ? h("p", { class: "ck-sheet-open" }, this.texts.empty) : "",
      ...parts.map((part) => this.part(part)),
    );
  }

  part({ name, title, lines, missing, letters, shares }) {
    const isEmpty = lines.length === 0 && !letters;
    return h("section", { class: `ck-sheet-part ck-sheet-${name}${isEmpty ? " ck-sheet-none" : ""}` },
      h("h3", {}, title),
      letters ? h("p", { class: "ck-sheet-letters" }, letters) : null,
      shares.length > 0 ? hexagon(shares, shares.map(({ told }) => told).join(", ")) : null,
      ...lines.map(line),
      ...missing.map(open));
  }

  async save() {
    try {
      const picture = await pictureOf(this.parts, this.day);
      saveFile(this.texts.picture_file, picture, "image/png");
      this.said.textContent = this.texts.picture_saved;
    } catch {
      this.said.textContent = this.texts.picture_failed;
    }
  }

  /** Look as on paper, in letters so large that all of it stands on one sheet. */
  fit() {
    const { sheet } = this;
    sheet.classList.add("ck-on-paper");
    const ruler = sheet.appendChild(h("div", { class: "ck-sheet-ruler" }));
    const highest = (ruler.offsetHeight * HIGHEST) / 100; // it is 100 mm long
    ruler.remove();
    for (const size of SIZES) {
      sheet.style.fontSize = `${size}pt`;
      sheet.classList.toggle("ck-sheet-tight", size <= TIGHT);
      if (sheet.offsetHeight <= highest) break;
    }
  }

  unfit() {
    this.sheet.classList.remove("ck-on-paper", "ck-sheet-tight");
    this.sheet.style.fontSize = "";
  }
}

function line({ label, text, note, day }) {
  return h("div", { class: "ck-sheet-line" },
    label ? h("p", { class: "ck-sheet-label" }, label) : null,
    h("p", { class: "ck-sheet-text", dir: "auto" }, text),
    note ? h("p", { class: "ck-sheet-note", dir: "auto" }, note) : null,
    day ? h("p", { class: "ck-sheet-by" }, day) : null);
}

/** What is not written yet, for the screen alone: on our own pages it leads to where one writes it. */
function open({ sentence, notebook }) {
  return h("p", { class: "ck-sheet-open" },
    isOwnPage() ? h("a", { href: linkTo(notebook) }, sentence) : sentence);
}

export const widget = editedIn(PageView);
