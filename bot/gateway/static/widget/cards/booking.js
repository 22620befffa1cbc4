// A booked time: when, how, where and with whom, with the calendar file and the page to change it on.

import { longDay, span, valid } from "../dates.js";
import { el, link } from "../dom.js";

export function booking(card, ctx) {
  const words = ctx.strings.booking;
  const found = card.booking || {};
  const cancelled = found.status === "cancelled";
  const team = typeof found.team === "object" && found.team ? found.team.name : found.team;
  const when = valid(found.start) ? `${longDay(found.start)} ${span(found.start, found.end)}` : null;
  const facts = [
    [words.when, when, "said"],
    [words.how, found.mode && (ctx.strings.slots.modes[found.mode] || found.mode), "said"],
    [words.where, found.mode === "place" || !found.mode ? found.place : null],
    [words.team, team],
  ].filter(([, value]) => value);
  const links = cancelled ? [] : [
    found.ics_url && link(words.ics, found.ics_url, ctx.service, ctx.strings, { class: "button" }),
    found.manage_url && link(words.manage, found.manage_url, ctx.service, ctx.strings, { class: "button" }),
  ].filter(Boolean);
  return el("section", { class: cancelled ? "card booking cancelled" : "card booking" },
    el("div", { class: "card-head" }, el("h3", { text: cancelled ? words.cancelled : words.booked }),
      found.example ? el("span", { class: "tag example", text: ctx.strings.suggestion.example }) : null),
    el("dl", { class: "facts" }, facts.map(([name, value, style]) => [el("dt", { text: name }), el("dd", { class: style, text: value })])),
    links.length ? el("div", { class: "row" }, links) : null);
}

