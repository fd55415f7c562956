// A contact has no name of its own: its card is called as the person whom it is about.

Card.prototype.title = function title() {
  const { model, texts } = this.view;
  const people = model.get("_links").supporter ?? [];
  const [, name] = people.find(([id]) => id === this.record.supporter) ?? [];
  return shortTitle(name ?? "", texts);
};
