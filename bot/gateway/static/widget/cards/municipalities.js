// Search-as-you-type over the municipalities: a combobox as the ARIA practices describe it.

import { button, clear, el, uid } from "../dom.js";
import { fill } from "../strings.sv.js";

function plain(text) {
  return text.toLocaleLowerCase("sv").normalize("NFD").replace(/[\u0300-\u036f]/g, "").trim();
}

/** Names beginning with the words first, then names that contain them; forgiving about å, ä and ö. */
export function matching(options, typed) {
  const sought = plain(typed);
  const starts = options.filter(({ name }) => plain(name).startsWith(sought));
  const within = options.filter(({ name }) => plain(name).indexOf(sought) > 0);
  return [...starts, ...within];
}

export function municipalities(card, ctx) {
  return new MunicipalitySearch(card, ctx).element;
}

class MunicipalitySearch {
  constructor(card, ctx) {
    this.options = card.options || [];
    this.ctx = ctx;
    this.words = ctx.strings.municipality;
    this.active = -1;
    this.hits = [];
    const id = uid("municipality");
    this.list = el("ul", { role: "listbox", id: `${id}-list`, "aria-label": this.words.label, class: "hits" });
    this.list.hidden = true;
    this.status = el("p", { class: "hint", role: "status" });
    this.input = el("input", {
      type: "text", id, class: "field", role: "combobox", autocomplete: "off", autocapitalize: "words",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`,
      placeholder: this.words.hint,
      on: { input: () => this.search(this.input.value), keydown: (event) => this.key(event) },
    });
    const all = button(this.words.showAll, () => this.showAll(), { class: "button quiet" });
    this.element = el("div", { class: "answer-card municipality" },
      el("label", { for: id, text: this.words.label }), this.input, this.list, this.status, all);
  }

  search(typed) {
    if (!typed.trim()) return this.close();
    this.show(matching(this.options, typed));
  }

  showAll() {
    this.show(this.options);
    this.input.focus();
  }

  show(hits) {
    this.hits = hits;
    this.active = -1;
    clear(this.list).append(...hits.map((option, index) => el("li", {
      role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false", text: option.name,
      on: { click: () => this.choose(option) },
    })));
    this.open(hits.length > 0);
    this.ctx.reveal(this.element);
    const { hits: many, oneHit, noHits } = this.words;
    this.status.textContent = hits.length > 1 ? fill(many, { n: hits.length }) : hits.length ? oneHit : noHits;
  }

  open(yes) {
    this.list.hidden = !yes;
    this.input.setAttribute("aria-expanded", String(yes));
    if (!yes) this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.hits = [];
    this.open(false);
    this.status.textContent = "";
  }

  move(index) {
    const rows = Array.from(this.list.children);
    if (!rows.length) return;
    this.active = (index + rows.length) % rows.length;
    rows.forEach((row, place) => row.setAttribute("aria-selected", String(place === this.active)));
    this.input.setAttribute("aria-activedescendant", rows[this.active].id);
    rows[this.active].scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.show(this.input.value.trim() ? matching(this.options, this.input.value) : this.options);
      const down = event.key === "ArrowDown";
      this.move(this.active < 0 && !down ? -1 : this.active + (down ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      const found = this.active >= 0 ? this.hits[this.active] : this.hits.length === 1 ? this.hits[0] : null;
      if (found) this.choose(found);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  choose(option) {
    this.ctx.inform(option.name, "municipality", option.code);
  }
}
