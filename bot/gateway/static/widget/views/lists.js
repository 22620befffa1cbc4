// "Mina förslag", "Min plan" and "Mina tider".

import { booking } from "../cards/booking.js";
import { suggestionCard } from "../cards/suggestions.js";
import { fullDate, valid } from "../dates.js";
import { button, el } from "../dom.js";
import { fill } from "../strings.sv.js";

export async function suggestionsView(ctx) {
  const words = ctx.strings.suggestions;
  const { suggestions = [] } = await ctx.api.part("suggestions");
  if (!suggestions.length) return [el("p", { class: "empty", text: words.empty })];
  const saved = suggestions.filter((one) => ctx.shelf.saved(one.id));
  const others = suggestions.filter((one) => !ctx.shelf.saved(one.id));
  const part = (title, list) => (list.length
    ? el("section", { class: "suggestions" }, saved.length ? el("h3", { text: title }) : null, list.map((one) => suggestionCard(one, ctx))) : null);
  return [part(words.saved, saved), part(words.others, others), el("p", { class: "small", text: words.note })];
}

export async function planView(ctx) {
  const words = ctx.strings.plan;
  const { activities = [] } = await ctx.api.part("plan");
  if (!activities.length) {
    return [el("p", { class: "empty", text: words.empty }),
      button(words.ask, () => ctx.say(words.askText, "/ask_plan"), { class: "button primary" })];
  }
  return ["open", "done", "dropped"].map((status) => {
    const list = activities.filter((one) => one.status === status);
    if (!list.length) return null;
    return el("section", {}, el("h3", { text: words[status] }), el("ul", { class: "plain" }, list.map((one) => activityRow(one, ctx))));
  });
}

function activityRow(one, ctx) {
  const words = ctx.strings.plan;
  const due = one.due && fill(words.due, { date: valid(one.due) ? fullDate(one.due) : one.due });
  const details = [words.roles[one.role], one.status === "open" ? due : null].filter(Boolean).join(" · ");
  const mine = one.status === "open" && one.role === "job_seeker";
  return el("li", { class: `activity ${one.status}` }, el("p", { class: "activity-title", text: one.title }),
    details ? el("p", { class: "small", text: details }) : null,
    mine ? button(words.tick, () => ctx.say(fill(words.tickText, { title: one.title })),
      { "aria-label": fill(words.tickLabel, { title: one.title }) }) : null);
}

/** Bookings as the conversation has told of them: the newest word about each one counts. */
export async function bookingsView(ctx) {
  const words = ctx.strings.bookings;
  const newest = new Map();
  for (const { card } of ctx.conversation.messages) {
    if (card && card.type === "booking" && card.booking) newest.set(card.booking.booking_id, card);
  }
  const book = button(words.book, () => ctx.say(words.bookText, "/book_session"), { class: "button primary" });
  const cards = [...newest.values()].map((card) => booking(card, ctx));
  const any = [...newest.values()].some((card) => card.booking.status !== "cancelled");
  if (!cards.length) return [el("p", { class: "empty", text: words.empty }), book];
  return [...cards, any ? null : book];
}
