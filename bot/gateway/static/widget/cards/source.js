// Where a fact comes from, and when somebody last read it there.

import { fullDate } from "../dates.js";
import { el, link } from "../dom.js";
import { fill } from "../strings.sv.js";

export function source(card, ctx) {
  const words = ctx.strings.source;
  // Without an address nobody can look it up: then the date says only when it was written.
  const checked = card.checked ? fill(card.url ? words.checked : words.written, { date: fullDate(card.checked) }) : "";
  return el("p", { class: "source" }, words.line, link(card.name || card.url, card.url, ctx.service, ctx.strings), checked);
}
