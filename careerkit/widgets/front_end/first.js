// What a page of ours begins with: the kit's widgets that a person writes in first, and what stands around them.
// In the app they are a file of their own, which a page has before the others (modules.py).

import { meetAccount } from "./account/account.js";
import { widget as interestGrid } from "./interests/interest_grid.js";
import { widget as vault } from "./keeping/vault/vault.js";
import { widget as doors } from "./parts/doors.js";
import { widget as everythingWritten } from "./parts/journey/everything_written.js";
import { widget as journey } from "./parts/journey/journey.js";
import { meetParts } from "./parts/journey/page_parts.js";
import { widget as promisedSentences } from "./parts/promised_sentences.js";
import { widget as prose } from "./parts/prose.js";
import { widget as sentences } from "./parts/sentences.js";
import { widget as stepFoot } from "./parts/journey/step_foot.js";
import { widget as stepNavigation } from "./parts/journey/step_navigation.js";
import { foot as partFoot, widget as stepPart } from "./parts/journey/step_part.js";
import { widget as contactList } from "./people/contact_list.js";
import { widget as readerChoice } from "./readers/reader_choice.js";
import { widget as recordList } from "./records/record_list.js";
import { widget as takeButton } from "./take/take_button.js";

/** By the name that the widget's class in Python gives: what anywidget draws. */
export const widgets = {
  contact_list: contactList,
  doors,
  everything_written: everythingWritten,
  interest_grid: interestGrid,
  journey,
  part_foot: partFoot,
  promised_sentences: promisedSentences,
  prose,
  reader_choice: readerChoice,
  record_list: recordList,
  sentences,
  step_foot: stepFoot,
  step_navigation: stepNavigation,
  step_part: stepPart,
  take_button: takeButton,
  vault,
};

/**
 * Begin one of these widgets for its model.
 *
 * @returns {{ render: Function, close: () => void }} what draws it, and what ends it
 */
export function open(name, context, all = widgets) {
  meetAccount();
  meetParts();
  const made = all[name];
  const widget = typeof made === "function" ? made() : made;
  const end = widget.initialize?.(context);
  return { render: (place) => widget.render(place), close: () => end?.() };
}
