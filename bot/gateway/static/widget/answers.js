// The ways to answer a message: its card's choices and its buttons, full width under the question.

import { answerCard } from "./cards/index.js";
import { button, el } from "./dom.js";

export function informPayload(asks, value) {
  return `/inform${JSON.stringify({ asks, value })}`;
}

/** The answering part of a message, or null when it has none. `say(text, payload)` takes the answer. */
export function answersFor(message, ctx, questionId) {
  const own = {
    ...ctx,
    questionId,
    inform: (text, asks, value) => ctx.say(text, informPayload(asks || message.asks, value)),
  };
  const card = message.card ? answerCard(message.card, own) : null;
  const buttons = (message.buttons || []).map(({ title, payload }) =>
    button(title, () => ctx.say(title, payload), { class: "button option" }));
  if (!card && !buttons.length) return null;
  const group = buttons.length ? el("div", { class: "options", role: "group", "aria-labelledby": questionId }, buttons) : null;
  return el("div", { class: "answers" }, card, group);
}
