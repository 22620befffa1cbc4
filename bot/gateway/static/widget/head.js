// The head of the panel: who one is talking to, the menu, and the way out.

import { el, hidden, icon, uid } from "./dom.js";
import { Menu } from "./menu.js";
import { fill } from "./strings.sv.js";

const ENTRIES = ["profile", "suggestions", "plan", "bookings", "human", "size", "clear", "about"];

export class Head {
  /** `acts`: choose(entry), close(). */
  constructor(ctx, acts) {
    this.words = ctx.strings.head;
    this.ctx = ctx;
    this.titleId = uid("title");
    this.name = el("h2", { id: this.titleId, tabindex: "-1", text: this.words.name });
    this.role = el("p", { class: "role", id: `${this.titleId}-role`, text: this.words.bot });
    this.menu = new Menu(this.words.menu, ENTRIES.map((id) => ({ id, text: ctx.strings.menu[id] })), acts.choose);
    this.closer = el("button", { type: "button", class: "icon-button close", on: { click: acts.close } },
      icon("close"), hidden(ctx.strings.launcher.close));
    this.element = el("header", { class: "head" }, el("div", { class: "head-words" }, this.name, this.role), this.menu.element, this.closer);
  }

  update(status, name, role) {
    const human = status === "counsellor";
    this.element.classList.toggle("human", human);
    this.name.textContent = human ? name : this.words.name;
    const waiting = status === "waiting" ? `${this.words.bot} · ${this.words.waiting}` : this.words.bot;
    this.role.textContent = human ? fill(this.words.human, { role }) : waiting;
  }
}
