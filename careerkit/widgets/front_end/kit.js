// The kit's one module: a widget's own module is a stub that asks it for its view (stub.js).

import { widget as chartView } from "./charts/chart_view.js";
import { widget as replies } from "./comments/replies.js";
import { widget as stageBoard } from "./experience/stage_board.js";
import { open as openOne, widgets as first } from "./first.js";
import { widget as valueSort } from "./interests/value_sort.js";
import { widget as filePanel } from "./keeping/file_panel.js";
import { widget as guestDesk } from "./guest/guest_desk.js";
import { widget as pageOfMine } from "./page_of_mine/page_of_mine.js";
import { widget as offers } from "./parts/offers.js";
import { widget as storyDesk } from "./passion/story_desk.js";
import { widget as themeEvidence } from "./passion/theme_evidence.js";
import { widget as themeRanking } from "./passion/theme_ranking.js";
import { widget as themeSuggestions } from "./passion/theme_suggestions.js";
import { widget as occupationList } from "./paths/occupation_list.js";
import { widget as ratingGrid } from "./paths/rating_grid.js";
import { widget as messageHelp } from "./people/message_help.js";
import { widget as orderList } from "./planning/order_list.js";
import { widget as sheets } from "./sheets/sheets.js";
import { widget as timelineChoice } from "./planning/timeline_choice.js";
import { widget as weekList } from "./planning/week_list.js";
import { widget as takeDialog } from "./take/take_dialog.js";

const widgets = {
  ...first,
  chart_view: chartView,
  file_panel: filePanel,
  guest_desk: guestDesk,
  message_help: messageHelp,
  occupation_list: occupationList,
  offers,
  order_list: orderList,
  page_of_mine: pageOfMine,
  rating_grid: ratingGrid,
  replies,
  sheets,
  stage_board: stageBoard,
  story_desk: storyDesk,
  take_dialog: takeDialog,
  theme_evidence: themeEvidence,
  theme_ranking: themeRanking,
  theme_suggestions: themeSuggestions,
  timeline_choice: timelineChoice,
  value_sort: valueSort,
  week_list: weekList,
};

/** Begin one of the widgets for its model. */
export const open = (name, context) => openOne(name, context, widgets);
