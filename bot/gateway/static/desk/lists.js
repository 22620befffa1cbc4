// Suggestions and bookings: read only, as the person sees them.
import { clock, dateOf, dayOf } from "./dates.js";
import { el, empty, say } from "./dom.js";
import { words } from "./words.sv.js";

const s = words.suggestions;
const b = words.bookings;

const weeks = (count) => (count === 1 ? s.week : count && say(s.weeks, { count }));

function heading(one, labels) {
  const facts = [
    words.profile.forms[one.form] ?? s.kinds[one.kind], weeks(one.length_weeks), one.provider,
    labels[one.municipality_code], one.distance && s.distance, one.travel_km && say(s.km, { count: one.travel_km }),
  ];
  return facts.filter(Boolean).join(" · ");
}

function named(template, ids, labels) {
  const names = ids.map((id) => labels[id] ?? id);
  return names.length ? el("p", { class: "small", text: say(template, { skills: names.join(", ") }) }) : null;
}

function source(one) {
  // What nobody has read at its source has no day.
  const words_ = one.source.checked ? say(one.source.url ? s.source : s.sourceWritten, { name: one.source.name, when: dateOf(one.source.checked) }) : say(s.sourceUnread, { name: one.source.name });
  return el("p", { class: "small" }, one.source.url ? el("a", { href: one.source.url, rel: "noreferrer", target: "_blank", text: words_ }) : words_);
}

function suggestion(one, labels) {
  const possible = one.eligible === "yes" ? [el("p", { text: s.yes })] : [el("p", { text: s.after }), el("ul", { class: "why-list" }, one.after.map((text) => el("li", { text })))];
  return el("li", {},
    el("div", { class: "thing-top" }, el("h4", { text: one.title }), one.example ? el("span", { class: "word", text: s.example }) : null),
    el("p", { class: "small", text: heading(one, labels) }),
    el("ul", { class: "why-list" }, one.why.slice(0, 4).map((why) => el("li", { text: why.text }))),
    possible, named(s.has, one.has, labels), named(s.missing, one.missing, labels), source(one));
}

export function suggestionsPanel(found, labels) {
  if (!found.length) return empty(s.empty);
  return el("div", { class: "part" }, el("p", { class: "small", text: s.intro }), el("ul", { class: "plain things" }, found.map((one) => suggestion(one, labels))));
}

function booking(one) {
  const time = `${dayOf(one.start)} kl. ${clock(one.start)}–${clock(one.end)}`;
  const reach = [one.name, one.phone, one.email].filter(Boolean).join(" · ");
  const cancelled = one.status === "cancelled";
  return el("li", {},
    el("div", { class: "thing-top" }, el("h4", { text: time }), el("span", { class: cancelled ? "word warm" : "word green", text: cancelled ? b.cancelled : b.booked })),
    el("p", { text: `${b.modes[one.mode] ?? one.mode} · ${one.team_name}` }),
    reach ? el("p", { class: "small", text: reach }) : null,
    one.interpreter ? el("p", { text: say(b.interpreter, { language: one.interpreter }) }) : null);
}

export function bookingsPanel(found) {
  if (!found.length) return empty(b.empty);
  return el("ul", { class: "plain things" }, found.map(booking));
}
