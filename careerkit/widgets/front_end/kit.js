// The kit's one module: a widget's own module is a stub that asks it for its view (stub.js).

import { widget as chartView } from "./charts/chart_view.js";
import { widget as stageBoard } from "./experience/stage_board.js";
import { widget as interestGrid } from "./interests/interest_grid.js";
import { widget as valueSort } from "./interests/value_sort.js";
import { widget as filePanel } from "./keeping/file_panel.js";
import { widget as vault } from "./keeping/vault/vault.js";
import { widget as pageOfMine } from "./page_of_mine/page_of_mine.js";
import { widget as doors } from "./parts/doors.js";
import { widget as everythingWritten } from "./parts/journey/everything_written.js";
import { widget as journey } from "./parts/journey/journey.js";
import { meetParts } from "./parts/journey/page_parts.js";
import { widget as offers } from "./parts/offers.js";
import { widget as promisedSentences } from "./parts/promised_sentences.js";
import { widget as prose } from "./parts/prose.js";
import { widget as sentences } from "./parts/sentences.js";
import { widget as stepFoot } from "./parts/journey/step_foot.js";
import { widget as stepNavigation } from "./parts/journey/step_navigation.js";
import { foot as partFoot, widget as stepPart } from "./parts/journey/step_part.js";
import { widget as themeEvidence } from "./passion/theme_evidence.js";
import { widget as themeRanking } from "./passion/theme_ranking.js";
import { widget as themeSuggestions } from "./passion/theme_suggestions.js";
import { widget as occupationList } from "./paths/occupation_list.js";
import { widget as ratingGrid } from "./paths/rating_grid.js";
import { widget as contactList } from "./people/contact_list.js";
import { widget as messageHelp } from "./people/message_help.js";
import { widget as orderList } from "./planning/order_list.js";
import { widget as timelineChoice } from "./planning/timeline_choice.js";
import { widget as weekList } from "./planning/week_list.js";
import { widget as readerChoice } from "./readers/reader_choice.js";
import { widget as recordList } from "./records/record_list.js";

/** By the name that the widget's class in Python gives: what anywidget draws. */
const widgets = {
  chart_view: chartView,
  contact_list: contactList,
  doors,
  everything_written: everythingWritten,
  file_panel: filePanel,
  interest_grid: interestGrid,
  journey,
  message_help: messageHelp,
  occupation_list: occupationList,
  offers,
  order_list: orderList,
  page_of_mine: pageOfMine,
  part_foot: partFoot,
  promised_sentences: promisedSentences,
  prose,
  rating_grid: ratingGrid,
  reader_choice: readerChoice,
  record_list: recordList,
  sentences,
  stage_board: stageBoard,
  step_foot: stepFoot,
  step_navigation: stepNavigation,
  step_part: stepPart,
  theme_evidence: themeEvidence,
  theme_ranking: themeRanking,
  theme_suggestions: themeSuggestions,
  timeline_choice: timelineChoice,
  value_sort: valueSort,
  vault,
  week_list: weekList,
};

/**
 * Begin one of the widgets for its model.
 *
 * @returns {{ render: Function, close: () => void }} what draws it, and what ends it
 */
export function open(name, context) {
  meetParts();
  const made = widgets[name];
  const widget = typeof made === "function" ? made() : made;
  const end = widget.initialize?.(context);
  return { render: (place) => widget.render(place), close: () => end?.() };
}
