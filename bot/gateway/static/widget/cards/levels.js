// How well a person can do something: four described steps, not a scale.

import { el } from "../dom.js";

function stair(value) {
  const bars = [1, 2, 3, 4].map((step) => el("span", { class: step <= value ? "bar on" : "bar" }));
  return el("span", { class: "stair", "aria-hidden": "true" }, bars);
}

export function levels(card, ctx) {
  const asks = `skill:${card.skill.id}`;
  const steps = (card.options || []).map((option) =>
    el("button", {
      type: "button", class: "button option level",
      on: { click: () => ctx.inform(option.title, asks, option.value) },
    },
    stair(option.value),
    el("span", { class: "level-words" },
      el("span", { class: "level-title", text: option.title }),
      option.description ? el("span", { class: "level-text", text: option.description }) : null)));
  return el("div", { class: "options", role: "group", "aria-labelledby": ctx.questionId }, steps);
}
