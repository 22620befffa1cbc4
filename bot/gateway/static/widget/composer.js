// The free field: always there, whatever else can be chosen. Nothing typed in it is ever cut or lost.

import { el, icon, uid } from "./dom.js";
import { fill } from "./strings.sv.js";

const MAX = 2000;
const WARN = 1800;

export class Composer {
  /** `acts`: send(text), draft(text) when the text has changed. */
  constructor(ctx, acts) {
    this.words = ctx.strings.composer;
    this.acts = acts;
    const id = uid("composer");
    this.count = el("p", { class: "count", id: `${id}-count`, role: "status" });
    this.count.hidden = true;
    this.field = el("textarea", {
      dir: "auto",
      id, class: "field", rows: "1", placeholder: this.words.hint, "aria-describedby": `${id}-count`,
      autocomplete: "off", enterkeyhint: "send",
      on: { input: () => this.changed(), keydown: (event) => this.key(event) },
    });
    const send = el("button", { type: "submit", class: "button primary send" }, el("span", { text: this.words.send }), icon("send"));
    this.element = el("form", { class: "composer", on: { submit: (event) => this.submit(event) } },
      el("label", { for: id, class: "hidden-text", text: this.words.label }),
      this.count, el("div", { class: "composer-row" }, this.field, send));
  }

  get text() {
    return this.field.value;
  }

  fill(text) {
    this.field.value = text;
    this.changed();
  }

  focus() {
    this.field.focus();
    this.field.setSelectionRange(this.text.length, this.text.length);
  }

  changed() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
    const length = [...this.text.trim()].length;
    this.count.hidden = length < WARN;
    const over = length > MAX;
    this.field.setAttribute("aria-invalid", String(over));
    this.count.classList.toggle("over", over);
    const text = over ? fill(this.words.tooLong, { n: length - MAX }) : fill(this.words.left, { n: MAX - length });
    if (!this.count.hidden && this.count.textContent !== text) this.count.textContent = text;
    this.acts.draft(this.text);
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit(event);
  }

  submit(event) {
    event.preventDefault();
    const text = this.text.trim();
    if (!text || [...text].length > MAX) {
      this.field.focus();
      return;
    }
    this.fill("");
    this.acts.send(text);
    this.field.focus();
  }
}
