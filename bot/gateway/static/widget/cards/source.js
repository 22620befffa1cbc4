// Where a fact comes from, and when somebody last read it there.

import { fullDate } from "../dates.js";
import { el, link } from "../dom.js";
import { fill } from "../strings.sv.js";

export function source(card, ctx) {
  const words = ctx.strings.source;
  const checked = card.checked ? fill(words.checked, { date: fullDate(card.checked) }) : "";
  return el("p", { class: "source" }, words.line, link(card.name || card.url, card.url, ctx.service, ctx.strings), checked);
}
