// A choice among several: checkboxes and "Klar".

import { button, el, uid } from "../dom.js";
import { fill } from "../strings.sv.js";

export function choices(card, ctx) {
  const words = ctx.strings.choices;
  const multiple = card.multiple !== false;
  if (!multiple) return single(card, ctx);
  const max = card.max || Infinity;
  const count = el("p", { class: "choices-count", role: "status" });
  const hint = el("p", {
    class: "hint", id: uid("hint"), text: card.max ? fill(words.atMost, { n: card.max }) : words.any,
  });
  const boxes = (card.options || []).map((option) => {
    const input = el("input", { type: "checkbox", value: option.id });
    return { option, input, row: el("label", { class: "choice" }, input, el("span", { text: option.title })) };
  });
  const chosen = () => boxes.filter(({ input }) => input.checked);
  const list = el("div", {
    class: "choices", role: "group", "aria-labelledby": ctx.questionId, "aria-describedby": hint.id,
  }, boxes.map(({ row }) => row));
  list.addEventListener("change", (event) => {
    if (chosen().length > max) {
      event.target.checked = false;
      count.textContent = fill(words.full, { n: max });
      return;
    }
    count.textContent = chosen().length ? fill(words.count, { n: chosen().length }) : "";
  });
  const done = button(words.done, () => {
    const options = chosen().map(({ option }) => option);
    if (!options.length) {
      count.textContent = words.none;
      return;
    }
    const value = options.map(({ id }) => id);
    ctx.inform(options.map(({ title }) => title).join(", "), card.asks, value);
  }, { class: "button primary" });
  return el("div", { class: "answer-card" }, hint, list, el("div", { class: "row" }, done, count));
}

function single(card, ctx) {
  const options = (card.options || []).map((option) =>
    button(option.title, () => ctx.inform(option.title, card.asks, [option.id]), { class: "button option" }));
  return el("div", { class: "options", role: "group", "aria-labelledby": ctx.questionId }, options);
}
