// An order has no name of its own: its card is called as the two things that it puts in order.

import { fill } from "../page/elements.js";
import { editedIn } from "../records/record_editing.js";
import { ListView } from "../records/record_list.js";

class OrderListView extends ListView {
  titleOf(record) {
    const { model, texts } = this;
    const named = (end) => {
      if (!record[end]) return "…";
      const [, name] = (model.get("_links")[end] ?? []).find(([id]) => id === record[end]) ?? [];
      return name ? this.shortTitle(name) : texts.gone;
    };
    if (!record.first && !record.then) return texts.untitled;
    return fill(texts.named, { first: named("first"), then: named("then") });
  }
}

export const widget = editedIn(OrderListView);
