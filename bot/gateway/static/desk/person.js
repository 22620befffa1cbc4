// The person beside the conversation, in tabs. A form that is being filled in is never redrawn.
import { bookingsPanel, suggestionsPanel } from "./lists.js";
import { button, el } from "./dom.js";
import { NotesPanel } from "./notes.js";
import { ProfilePanel } from "./profile.js";
import { words } from "./words.sv.js";

const TABS = ["profile", "suggestions", "bookings", "notes"];

export class Person {
  constructor({ onChange, onView }) {
    this.onChange = onChange;
    this.onView = onView;
    this.node = document.getElementById("person");
    this.tab = "profile";
    this.node.append(this.nothing());
  }

  nothing() {
    return el("div", { class: "empty" }, el("p", { text: words.person.none }));
  }

  clear() {
    this.data = null;
    this.node.replaceChildren(this.nothing());
  }

  open(data) {
    const back = button(words.talk.toTalk, () => this.onView("talk"), { class: "button quiet" });
    this.tabs = el("div", { class: "tabs", role: "tablist", "aria-label": words.person.label });
    this.tabs.append(...TABS.map((name) => this.tabButton(name)));
    this.tabs.addEventListener("keydown", (event) => this.key(event));
    this.panel = el("div", { class: "panel scroll", role: "tabpanel", id: "person-panel", tabindex: "0" });
    this.node.replaceChildren(el("div", { class: "person-head" }, el("div", { class: "back-links only-narrow" }, back), this.tabs), this.panel);
    this.profile = new ProfilePanel(data.id, () => this.onChange());
    this.notes = new NotesPanel(data.id, () => this.onChange());
    this.shown = "";
    this.update(data);
  }

  tabButton(name) {
    return el("button", { type: "button", role: "tab", id: `tab-${name}`, "data-tab": name, "aria-controls": "person-panel", onclick: () => this.choose(name) });
  }

  update(data) {
    this.data = data;
    const counts = { suggestions: data.suggestions.length, bookings: data.bookings.length, notes: data.notes.length };
    for (const tab of this.tabs.children) {
      const name = tab.dataset.tab;
      const on = name === this.tab;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      tab.textContent = words.person.tabs[name] + (counts[name] ? ` ${counts[name]}` : "");
    }
    this.panel.setAttribute("aria-labelledby", `tab-${this.tab}`);
    this.draw();
  }

  draw() {
    const { profile, suggestions, bookings, notes, skill_changes: changes, labels, interpreter } = this.data;
    const now = JSON.stringify([this.tab, profile, suggestions, bookings, notes, changes, interpreter]);
    if (now === this.shown || (this.tab === "profile" && this.profile.busy && this.shown)) return;
    this.shown = now;
    if (this.tab === "profile") this.panel.replaceChildren(...this.profile.draw(profile, changes, labels, interpreter));
    if (this.tab === "suggestions") this.panel.replaceChildren(suggestionsPanel(suggestions, labels));
    if (this.tab === "bookings") this.panel.replaceChildren(bookingsPanel(bookings));
    if (this.tab === "notes") this.panel.replaceChildren(...this.notes.draw(notes));
  }

  choose(name) {
    if (name === this.tab) return;
    this.tab = name;
    this.shown = "";
    this.profile.busy = false;
    this.update(this.data);
    this.panel.scrollTop = 0;
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(this.tab) + step + TABS.length) % TABS.length];
    this.choose(next);
    document.getElementById(`tab-${next}`).focus();
  }

  note() {
    if (!this.data) return;
    this.onView("person");
    this.choose("notes");
    this.notes.focus();
  }
}
