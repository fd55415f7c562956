// What a person had before their eyes when they wrote: a checksum for each text of a field that
// stood there. Where the kernel has another text by now, it is news to them (widgets/keeping/pending.py).

const SIGHTS = 400; // of one field; a forgotten one costs a copy too many, and no word

/** The CRC-32 (ISO-HDLC) of a text's UTF-16 code units, the lower byte first; of a list, joined. */
export function checksum(value) {
  // Half an emoji is kept as the sign for what can't be read.
  const text = (Array.isArray(value) ? value.join("\0") : String(value ?? ""))
    .replace(/\p{Surrogate}/gu, "\ufffd");
  let crc = ~0;
  const add = (byte) => {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    add(unit & 0xff);
    add(unit >> 8);
  }
  return ~crc >>> 0;
}

/** By record and field: what was seen there. */
export class Seen {
  constructor() {
    this.sights = {};
  }

  add(id, name, value) {
    this.addAll(id, name, [checksum(value)]);
  }

  addAll(id, name, sums) {
    const known = ((this.sights[id] ??= {})[name] ??= []);
    for (const sum of sums) if (!known.includes(sum)) known.push(sum);
    if (known.length > SIGHTS) known.splice(0, known.length - SIGHTS);
  }

  fold(sights) {
    for (const [id, names] of Object.entries(sights ?? {})) {
      for (const [name, sums] of Object.entries(names)) this.addAll(id, name, sums);
    }
  }

  of(ids) {
    return Object.fromEntries(ids.filter((id) => id in this.sights).map((id) => [id, this.sights[id]]));
  }
}

/** Whether words, a text or a list, were not seen. Where nothing is known, none are news. */
export function isNews(words, sums) {
  return sums !== undefined && words?.length > 0 && !sums.includes(checksum(words));
}

/** Whether a record holds words that the page that removed it had not shown. It stood there as
 * a whole: a field that they say nothing of was empty there. */
export function hasNews(record, names, sights) {
  return sights !== undefined && names.some((name) => isNews(record[name], sights[name] ?? []));
}
