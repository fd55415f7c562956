// What a person sees on a page of careerkit: its controls, and the answers that stand in it.
(() => {
  const KINDS = [
    ["", ".ck-banner *, #ck-late *, input[type=file]"],
    ["grip", ".ck-grip, .ck-board-grip"],
    ["toggle", ".ck-record-toggle"],
    ["move", ".ck-up, .ck-down"],
    ["remove", ".ck-remove"],
    ["restore", ".ck-undo button"],
    ["chip", ".ck-chip button"],
    ["add", ".ck-record-list > .ck-primary"],
    ["erase", ".ck-vault-erase button"],
    ["undo", ".ck-vault-steps button:first-of-type"],
    ["redo", ".ck-vault-steps button:last-of-type"],
    ["keep", ".ck-vault-keep input"],
    ["", ".ck-vault *"],
    ["chapter", ".ck-step-button"],
    ["chart", ".ck-chart button"],
    ["search", "input[type=search]"],
    ["number", ".ck-number input"],
    ["tag", ".ck-tags input"],
    ["date", "input[type=date]"],
    ["radio", "input[type=radio]"],
    ["box", "input[type=checkbox]"],
    ["select", "select"],
    ["write", "input[type=text], textarea"],
    ["fold", "summary"],
    ["press", "button"],
  ];
  const LONGEST_NAME = 120;

  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const kindOf = (element) => KINDS.find(([, selector]) => element.matches(selector))?.[0];
  const textOf = (element) => element?.textContent.trim() ?? "";

  const nameOf = (element) => {
    const group = element.matches("[type=radio], [type=checkbox]") && element.closest("fieldset");
    const own = element.getAttribute("aria-label")
      || [...(element.labels ?? [])].map(textOf).join(" ") || element.title || textOf(element);
    return [group && textOf(group.querySelector("legend")), own].filter(Boolean).join(": ").slice(0, LONGEST_NAME);
  };

  const cardOf = (element) => element.closest("li.ck-record");
  const VIEW = "ck-".length + 32 + "-".length; // what stands before a record's id
  const idOf = (card) => card?.querySelector(".ck-record-body")?.id.slice(VIEW) ?? "";

  const whereOf = (element) => {
    const region = element.closest("section[aria-label]")?.getAttribute("aria-label") ?? "";
    const card = textOf(cardOf(element)?.querySelector(".ck-record-name"));
    return [region, card].filter(Boolean).join(" › ").slice(0, LONGEST_NAME);
  };

  const all = () => {
    const wanted = "input, textarea, select, button, summary, .ck-grip, .ck-board-grip";
    const times = new Map();
    return [...document.querySelectorAll(wanted)]
      .filter((element) => kindOf(element) && isShown(element))
      .filter((element) => !element.disabled && element.getAttribute("aria-disabled") !== "true")
      .map((element) => {
        const [kind, where, name] = [kindOf(element), whereOf(element), nameOf(element)];
        const said = JSON.stringify([kind, where, name]);
        const nth = times.get(said) ?? 0;
        times.set(said, nth + 1);
        const options = element.options?.length ?? 0;
        return { element, kind, where, name, nth, options, record: idOf(cardOf(element)) };
      });
  };

  const controls = () => all().map(({ element: _, ...control }) => control);

  const find = ({ kind, where, name, nth }) =>
    all().find((control) => control.kind === kind && control.where === where
      && control.name === name && control.nth === nth)?.element ?? null;

  /** Which record and which of its fields a control belongs to. */
  const placeOf = (control) => {
    const [, record, field] = control?.id.match(/^ck-[0-9a-f]{32}-(.+)-([a-z_]+?)(?:-\d+)?$/) ?? [];
    return { record: record ?? idOf(cardOf(control)), field };
  };

  const answerOf = (box) => {
    const inputs = [...box.querySelectorAll("input, textarea, select")];
    const ticked = inputs.filter(({ checked }) => checked).map(({ value }) => value);
    const [first] = inputs;
    const kind = ["number", "tags", "date"].find((name) => box.classList.contains(`ck-${name}`)) ?? first.type;
    const value = {
      radio: () => ticked[0] ?? "",
      checkbox: () => ticked,
      tags: () => [...box.querySelectorAll(".ck-chip > span")].map(({ textContent }) => textContent),
    }[kind]?.() ?? first.value;
    const problem = box.querySelector(".ck-problem-text");
    return { ...placeOf(first), kind, value, problem: problem && isShown(problem) ? textOf(problem) : "" };
  };

  const answers = () => [...document.querySelectorAll(".ck-record-list .ck-field")]
      .filter((box) => box.querySelector("input, textarea, select"))
      .map(answerOf);

  /** The cards of each list that a person orders, by id and name. */
  const lists = () =>
    [...document.querySelectorAll(".ck-record-list > ol")].map((list) =>
      [...list.querySelectorAll(":scope > .ck-record:not(.ck-fixed)")].map((card) =>
        ({ record: idOf(card), name: textOf(card.querySelector(".ck-record-name")) })));

  const notices = () =>
    [...document.querySelectorAll(".ck-notice, .ck-problem, [role=alert]")].filter(isShown).map(textOf).filter(Boolean);

  return { controls, find, placeOf, answers, lists, notices };
})()
