// Notes between counsellors; the person never sees them. The newest stands first.
import { api } from "./api.js";
import { when } from "./dates.js";
import { announce, el, empty } from "./dom.js";
import { words } from "./words.sv.js";

const t = words.notes;

export class NotesPanel {
  constructor(id, onChange) {
    this.id = id;
    this.onChange = onChange;
    this.field = el("textarea", { id: "note", rows: 3, maxLength: 2000, "aria-describedby": "note-hint" });
    this.fault = el("p", { class: "fault", role: "alert" });
    this.form = el("form", { class: "note-form" },
      el("label", { for: "note", class: "strong", text: t.label }), this.field, el("p", { class: "small", id: "note-hint", text: t.hint }), this.fault,
      el("button", { type: "submit", class: "button", text: t.save }));
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.save(); });
    this.list = el("div", { class: "part" });
  }

  // The form stays the same element, so that what is being written survives an update.
  draw(notes) {
    const items = [...notes].reverse().map((note) => el("li", { class: "note" }, el("p", { text: note.text }), el("span", { class: "small", text: `${note.author}, ${when(note.at)}` })));
    this.list.replaceChildren(notes.length ? el("ul", { class: "plain things" }, items) : empty(t.empty));
    return [this.form, this.list];
  }

  async save() {
    const text = this.field.value.trim();
    if (!text || this.busy) return;
    this.busy = true;
    this.fault.textContent = "";
    try {
      await api.note(this.id, text);
      this.field.value = "";
      announce(t.saved);
      await this.onChange();
    } catch (fault) {
      this.fault.textContent = fault.message;
    } finally {
      this.busy = false;
    }
  }

  focus() {
    this.field.focus();
  }
}
