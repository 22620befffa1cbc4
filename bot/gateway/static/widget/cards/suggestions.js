// Suggestions: what it is, why it fits, what it takes; save it, ask about it, or put it away.

import { fullDate, valid } from "../dates.js";
import { button, clear, el, icon } from "../dom.js";
import { fill } from "../strings.sv.js";
import { source } from "./source.js";

const REASONS = 3;
const MARKS = { skills: "check", validation: "check", closes: "ring" };

export function suggestions(card, ctx) {
  const shown = (card.suggestions || []).map((one) => suggestionCard(one, ctx));
  return el("div", { class: "suggestions", role: "group", "aria-label": ctx.strings.suggestion.list }, shown);
}

function kindLine(one, words) {
  const kind = one.kind === "programme" ? words.forms[one.form] || words.kinds.programme : words.kinds[one.kind];
  return [kind, one.length_weeks ? fill(words.weeks, { n: one.length_weeks }) : null].filter(Boolean).join(" · ");
}

function placeLine(one, ctx) {
  const words = ctx.strings.suggestion;
  const far = one.travel_km === 0 ? words.near : one.travel_km ? fill(words.km, { n: Math.round(one.travel_km) }) : null;
  const town = ctx.strings.municipalities[one.municipality_code];
  const place = town && !(one.provider || "").includes(town) ? town : null;
  return [one.provider, place, one.distance ? words.distance : far].filter(Boolean).join(" · ");
}

function reasons(one, words) {
  const rows = (one.why || []).slice(0, REASONS).map(({ kind, text }) =>
    el("li", { class: `why-${kind in MARKS ? MARKS[kind] : "other"}` },
      kind in MARKS ? icon(MARKS[kind]) : el("span", { class: "dot", "aria-hidden": "true" }), el("span", { text })));
  if (!rows.length) return null;
  return [el("h4", { text: words.why }), el("ul", { class: "plain why" }, rows)];
}

function eligibility(one, words) {
  const after = one.eligible === "after" && (one.after || []).length ? one.after : [];
  const text = words.eligible[one.eligible];
  if (!text || one.kind === "vacancy") return null;
  if (one.eligible === "after" && !after.length) return null;
  return el("div", { class: `eligible ${one.eligible}` }, el("p", { text }),
    after.length ? el("ul", {}, after.map((step) => el("li", { text: step }))) : null);
}

function startLine(one, words) {
  if (!one.start) return null;
  const date = valid(one.start) ? fullDate(one.start) : one.start;
  return el("p", { class: "small", text: fill(words.start, { date }) });
}

function listLine(list, template) {
  return list && list.length ? el("p", { class: "small", text: fill(template, { list: list.join(", ") }) }) : null;
}

export function suggestionCard(one, ctx) {
  const card = el("article", { class: "card suggestion" });
  const draw = (focus) => {
    const away = ctx.shelf.hidden(one.id);
    card.classList.toggle("away", away);
    clear(card).append(...(away ? putAway(one, ctx, draw) : content(one, ctx, draw)).flat().filter(Boolean));
    if (focus) card.querySelector(focus).focus();
  };
  draw();
  return card;
}

function content(one, ctx, draw) {
  const words = ctx.strings.suggestion;
  return [
    el("p", { class: "kind" }, kindLine(one, words), one.example ? el("span", { class: "tag example", text: words.example }) : null),
    el("h3", { text: one.title }),
    el("p", { class: "place", text: placeLine(one, ctx) }),
    reasons(one, words),
    eligibility(one, words),
    startLine(one, words),
    listLine(one.arenas, words.behind),
    listLine(one.financing, words.money),
    one.source ? source(one.source, ctx) : null,
    actions(one, ctx, draw),
  ];
}

function actions(one, ctx, draw) {
  const words = ctx.strings.suggestion;
  const named = (action) => ({ "aria-label": fill(words.about, { action, title: one.title }) });
  const note = el("p", { class: "small", role: "status" });
  const saveLabel = () => (ctx.shelf.saved(one.id) ? words.saved : words.save);
  const save = button(saveLabel(), () => {
    ctx.shelf.toggleSaved(one.id);
    save.textContent = saveLabel();
    save.setAttribute("aria-pressed", String(ctx.shelf.saved(one.id)));
    note.textContent = ctx.shelf.saved(one.id) ? words.savedNote : words.unsavedNote;
  }, { ...named(words.save), class: "button save", "aria-pressed": String(ctx.shelf.saved(one.id)) });
  const more = button(words.more, () => ctx.say(fill(words.moreText, { title: one.title })), named(words.more));
  const no = button(words.no, () => {
    ctx.shelf.hide(one.id);
    draw(".undo");
  }, { ...named(words.no), class: "button quiet" });
  return [el("div", { class: "row actions" }, save, more, no), note];
}

function putAway(one, ctx, draw) {
  const words = ctx.strings.suggestion;
  const undo = button(words.undo, () => {
    ctx.shelf.show(one.id);
    draw(".save");
  }, { class: "button quiet undo", "aria-label": fill(words.about, { action: words.undo, title: one.title }) });
  const line = el("div", { class: "row" }, el("p", { text: fill(words.hidden, { title: one.title }) }), undo);
  return ctx.shelf.asked ? [line] : [line, whyNot(one, ctx, draw)];
}

/** Asked once in a conversation, so that the next suggestions can be better. */
function whyNot(one, ctx, draw) {
  const words = ctx.strings.suggestion;
  const options = words.reasons.map((reason) => button(reason, () => {
    ctx.shelf.asked = true;
    draw();
    ctx.say(fill(words.noText, { title: one.title, reason: reason.toLowerCase() }));
  }, { class: "button option" }));
  return el("div", { class: "why-not", role: "group", "aria-label": words.whyNot }, el("p", { text: words.whyNot }), options);
}
