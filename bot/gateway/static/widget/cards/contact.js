// Help lines as big links that can be called with one tap.

import { el, icon, link } from "../dom.js";

export function contact(card, ctx) {
  const rows = (card.phones || []).map(({ label, number }) => {
    const call = link(number, `tel:${String(number).replace(/[^+\d]/g, "")}`, ctx.service, ctx.strings, { class: "phone-number" });
    if (call.tagName === "A") call.setAttribute("aria-label", `${ctx.strings.contact.label} ${number}, ${label}`);
    return el("li", { class: "phone" }, icon("phone"), el("span", { class: "phone-label", text: label }), call);
  });
  return el("ul", { class: "plain phones" }, rows);
}
