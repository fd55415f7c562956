// An order has no name of its own: its card is called as the two things that it puts in order.

Card.prototype.title = function title() {
  const { model, texts } = this.view;
  const named = (end) => {
    const id = this.record[end];
    if (!id) return "…";
    const [, name] = (model.get("_links")[end] ?? []).find(([key]) => key === id) ?? [];
    return name ? shortTitle(name, texts) : texts.gone;
  };
  if (!this.record.first && !this.record.then) return texts.untitled;
  return fill(texts.named, { first: named("first"), then: named("then") });
};
