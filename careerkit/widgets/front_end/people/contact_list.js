// A contact has no name of its own: its card is called as the person whom it is about.

import { editedIn } from "../records/record_editing.js";
import { ListView } from "../records/record_list.js";

class ContactListView extends ListView {
  givenName(record) {
    const people = this.model.get("_links").supporter ?? [];
    const [, name] = people.find(([id]) => id === record.supporter) ?? [];
    return name ?? "";
  }
}

export const widget = editedIn(ContactListView);
