// "Textstorlek", "Om dina uppgifter" and "Rensa chatten".

import { button, el, link, uid } from "../dom.js";

export async function sizeView(ctx) {
  const words = ctx.strings.size;
  const name = uid("size");
  const options = ["normal", "large", "larger"].map((size) => el("label", { class: "choice" },
    el("input", { type: "radio", name, value: size, checked: ctx.store.size === size, on: { change: () => ctx.setSize(size) } }),
    el("span", { class: `size-${size}`, text: words[size] })));
  return [el("fieldset", { class: "editor" }, el("legend", { text: words.title }), options), el("p", { class: "small", text: words.note })];
}

export async function aboutView(ctx, view) {
  const words = ctx.strings.about;
  const page = (text, path) => el("p", {}, link(text, new URL(path, ctx.service).href, ctx.service, ctx.strings));
  return [
    el("ul", { class: "about" }, words.lines.map((text) => el("li", { text }))),
    page(words.link, "integritet"), page(words.accessibility, "tillganglighet"),
    button(words.clear, () => view.open("clear")),
  ];
}

export async function clearView(ctx, view) {
  const words = ctx.strings.clear;
  const yes = button(words.yes, async () => {
    yes.setAttribute("aria-disabled", "true");
    yes.textContent = words.working;
    view.finished(await ctx.conversation.erase());
  }, { class: "button danger" });
  return [el("p", { class: "strong", text: words.ask }), el("p", { text: words.text }), el("p", { class: "small", text: words.pdfFirst }),
    el("div", { class: "row" }, yes, button(words.no, () => view.close()))];
}

/** What stands after a chat has been cleared: nothing is offered to go on with, only a new start. */
export function clearedView(ctx, view, done) {
  const words = ctx.strings.clear;
  return [el("p", { class: "strong", role: "status", text: words.done }), el("p", { text: done ? words.doneText : words.later }),
    button(words.again, () => view.startAgain(), { class: "button primary" })];
}
