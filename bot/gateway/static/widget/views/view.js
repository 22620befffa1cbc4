// A page behind the menu: takes the chat's place, has a way back, says when it is loading or could not.

import { button, clear, el, hidden, icon, uid } from "../dom.js";
import { bookingsView, planView, suggestionsView } from "./lists.js";
import { changeLevel, profileView } from "./profile.js";
import { aboutView, clearedView, clearView, sizeView } from "./settings.js";

const PAGES = {
  profile: profileView, suggestions: suggestionsView, plan: planView, bookings: bookingsView,
  size: sizeView, about: aboutView, clear: clearView,
};

export class View {
  /** `acts`: shown(yes), startAgain(). */
  constructor(ctx, acts) {
    this.ctx = ctx;
    this.acts = acts;
    this.name = null;
    this.note = null;
    const id = uid("view");
    this.title = el("h2", { id, tabindex: "-1", class: "view-title" });
    this.back = el("button", { type: "button", class: "icon-button", on: { click: () => this.close() } },
      icon("back"), hidden(ctx.strings.head.back));
    this.body = el("div", { class: "view-body" });
    this.element = el("section", { class: "view", "aria-labelledby": id }, el("div", { class: "view-head" }, this.back, this.title), this.body);
    this.element.hidden = true;
  }

  get isOpen() {
    return !this.element.hidden;
  }

  open(name, note = null) {
    this.name = name;
    this.note = note;
    this.begin(this.ctx.strings[name].title);
    return this.load();
  }

  begin(title) {
    this.title.textContent = title;
    this.element.hidden = false;
    this.back.hidden = false;
    this.acts.shown(true);
    this.title.focus();
  }

  async load() {
    const { name } = this;
    const words = this.ctx.strings.view;
    clear(this.body).append(el("p", { class: "loading", role: "status", text: words.loading }));
    let nodes;
    try {
      nodes = await PAGES[name](this.ctx, this);
    } catch {
      nodes = [el("p", { role: "alert", text: words.failed }), button(words.retry, () => this.load())];
    }
    if (this.name !== name) return;
    clear(this.body).append(...nodes.flat().filter(Boolean));
    this.body.scrollTop = 0;
  }

  alert(text) {
    this.body.prepend(el("p", { role: "alert", class: "alert", text }));
  }

  async change(skill, level) {
    clear(this.body).append(el("p", { class: "loading", role: "status", text: this.ctx.strings.view.loading }));
    const note = await changeLevel(this.ctx, skill, level);
    if (this.name === "profile") await this.open("profile", skill.undone ? null : note);
  }

  /** After clearing: the only way on is a new start. */
  finished(done) {
    this.name = "cleared";
    this.begin(this.ctx.strings.clear.title);
    this.back.hidden = true;
    clear(this.body).append(...clearedView(this.ctx, this, done));
    this.body.querySelector("button").focus();
  }

  get locked() {
    return this.name === "cleared";
  }

  startAgain() {
    this.name = null;
    this.hide();
    this.acts.startAgain();
  }

  close() {
    this.name = null;
    this.hide();
    this.acts.shown(false);
  }

  hide() {
    this.element.hidden = true;
    clear(this.body);
  }
}
