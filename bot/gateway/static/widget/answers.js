// The ways to answer a message: its card's choices and its buttons, full width under the question.

import { answerCard } from "./cards/index.js";
import { button, el } from "./dom.js";

export function informPayload(asks, value) {
  return `/inform${JSON.stringify({ asks, value })}`;
}

/** What a button would answer, when it is one of a question's values. */
function valueOf({ payload }) {
  if (!String(payload).startsWith("/inform{")) return null;
  try {
    const { value } = JSON.parse(payload.slice("/inform".length));
    return Array.isArray(value) && value.length === 1 ? value[0] : value;
  } catch {
    return null;
  }
}

/** The values a card lets one choose by itself. */
function valuesOn(card) {
  const options = [...(card.options || []), ...(card.slots || [])];
  return new Set(options.map((option) => option.id ?? option.code ?? option.value ?? option.slot_id));
}

/** The answering part of a message, or null when it has none. `say(text, payload)` takes the answer. */
export function answersFor(message, ctx, questionId) {
  const buttons = message.buttons || [];
  const known = message.card ? valuesOn(message.card) : new Set();
  const doubled = buttons.filter((one) => known.has(valueOf(one)));
  // A few times to pick at once stand before the calendar; other choices stand on the card alone.
  const quick = message.card && message.card.type === "slots" ? doubled : [];
  const own = {
    ...ctx,
    questionId,
    quick: quick.length > 0,
    inform: (text, asks, value) => ctx.say(text, informPayload(asks || message.asks, value)),
  };
  const card = message.card ? answerCard(message.card, own) : null;
  const rest = card ? buttons.filter((one) => !doubled.includes(one)) : buttons;
  if (!card && !buttons.length) return null;
  return el("div", { class: "answers" }, card ? group(quick, own, "options quick") : null, card, group(rest, own, "options", message.card && message.card.titles));
}

function group(buttons, ctx, style, other) {
  if (!buttons.length) return null;
  const made = buttons.map(({ title, payload }) => {
    // "kl." is not left alone at the end of a line.
    const node = button(title.replace(/kl\. (?=\d)/, "kl.\u00a0"), () => ctx.say(title, payload), { class: "button option" });
    return other ? inTwoLanguages(node, title, other) : node;
  });
  return el("div", { class: style, role: "group", "aria-labelledby": ctx.questionId }, made);
}

/** "Boka en tid / Book a meeting": what follows the stroke is marked as the other language. */
function inTwoLanguages(node, title, { lang, dir }) {
  const [swedish, other] = title.split(" / ");
  if (other) node.replaceChildren(el("span", {}, `${swedish} / `, el("bdi", { lang, dir, text: other })));
  return node;
}
