// The workbook as a file, made in the browser: it must work when the kernel is dead.

/** The workbook as a file would hold it: with what no kernel has confirmed yet. */
function wholeWorkbook(storage) {
  const workbook = parse(newest(storage)) ?? parse(storage.model.get("_blank"));
  const numbers = storage.model.get("_numbers");
  for (const key of page.storage.keys("pending/")) {
    const section = key.split("/")[2];
    const pending = parse(page.storage.get(key));
    if (pending) addPending(workbook, section, pending, numbers[section] ?? {});
  }
  return `${JSON.stringify(workbook, null, 1)}\n`;
}

function newest(storage) {
  if (storage.text) return storage.text;
  const when = ({ text }) => parse(text)?.updated ?? "";
  const others = storage.others().sort((a, b) => (when(a) < when(b) ? -1 : 1));
  return others.at(-1)?.text ?? "";
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // nothing, or damaged: what is left is still worth a file
  }
}

function addPending(workbook, section, { put = {}, remove = [], order = [] }, numbers) {
  const at = new Date().toISOString();
  const records = (workbook[section] ?? []).filter(({ id }) => !remove.includes(id));
  for (const [id, entry] of Object.entries(put)) addRecord(records, id, entry, at, numbers);
  const rank = ({ id }) => (order.includes(id) ? order.indexOf(id) : order.length);
  if (order.length > 0) {
    records.sort((a, b) => rank(a) - rank(b));
    workbook.arranged = { ...workbook.arranged, [section]: at };
  }
  // A record that came back needs no mark any more, one that goes gets a new one.
  const isOld = ({ section: of, id }) => of === section && (id in put || remove.includes(id));
  workbook[section] = records;
  workbook.removed = [
    ...(workbook.removed ?? []).filter((mark) => !isOld(mark)),
    ...remove.map((id) => ({ section, id, at })),
  ];
}

function addRecord(records, id, { record, changed, after }, at, numbers) {
  let mine = records.find((other) => other.id === id);
  const names = mine ? changed : Object.keys(record);
  if (!mine) {
    mine = { id };
    const before = records.findIndex((other) => other.id === after);
    const place = after === null ? 0 : before < 0 ? records.length : before + 1;
    records.splice(place, 0, mine);
  }
  for (const name of names) if (fits(record[name], numbers[name])) mine[name] = record[name];
  mine.id = id;
  stamp(mine, names, at);
}

/** Say when each field was written, as model/records.py does: what stayed keeps its moment. */
function stamp(mine, names, at) {
  const { updated: before, stamps = {} } = mine;
  // A version of its own, so that opening the file does not prefer the older one.
  mine.updated = before >= at ? new Date(Date.parse(before) + 1).toISOString() : at;
  if (!before) return;
  const written = Object.keys(mine)
    .filter((name) => !["id", "updated", "stamps"].includes(name))
    .map((name) => [name, names.includes(name) ? mine.updated : stamps[name] ?? before])
    .filter(([name]) => names.includes(name) || stamps[name] || !isEmpty(mine[name]));
  mine.stamps = Object.fromEntries(written);
}

function isEmpty(value) {
  return value === null || value.length === 0;
}

/** One number that is none would make the whole file unreadable; it stays on the page. */
function fits(value, range) {
  if (!range || value === null) return true;
  const [low, high] = range;
  return typeof value === "number" && value >= (low ?? -Infinity) && value <= (high ?? Infinity);
}

/** Let the browser save a text as a file named after today. */
function saveFile(text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const today = new Date();
  const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  h("a", { href: url, download: `careerkit-${date}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
