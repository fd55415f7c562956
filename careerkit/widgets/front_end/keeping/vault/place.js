// Where the answers stand: on this computer, or with one that serves the page, and for how long.

import { h, textButton } from "../../page/elements.js";

/**
 * What may truly be said about privacy under an address.
 *
 * "here" is this computer itself, "there" another one over an encrypted connection, "open" another
 * one over a connection that others in the network can read. `ends` is whether the address will be
 * gone one day, and with it the way to what the browser keeps under it.
 */
export function placeOf({ protocol, hostname }, isPassing) {
  if (isThisComputer(hostname)) return { where: "here", ends: isPassing };
  return {
    where: protocol === "https:" ? "there" : "open",
    ends: isPassing || isInLocalNetwork(hostname),
  };
}

function isThisComputer(hostname) {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** An address that a router or a workshop's computer gives out, and takes back. */
function isInLocalNetwork(hostname) {
  const isIPv4 = /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+$/.test(hostname);
  const isIPv6 = /^\[f([cd]|e[89ab])[0-9a-f]*:/.test(hostname);
  // A name without a dot, or one that only this network knows.
  const isName = !/[.:]/.test(hostname) || /\.(local|lan|home|internal|home\.arpa)$/.test(hostname);
  return isIPv4 || isIPv6 || isName;
}

/** The sentences about the place, with a button to take the answers along where that is wise. */
export class PlaceNote {
  constructor(model, save, address = location) {
    const texts = model.get("_texts");
    const place = placeOf(address, model.get("_passing"));
    this.where = place.where;
    const said = [texts[`place_${place.where}`], place.ends && texts.place_ends].filter(Boolean);
    const button = place.ends && textButton(texts.save, save);
    this.root = h("div", { class: "ck-vault-place", hidden: said.length === 0 },
      ...said.map((sentence) => h("p", { class: "ck-soft" }, sentence)),
      ...(button ? [button] : []));
  }
}
