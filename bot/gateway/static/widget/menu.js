// The menu in the head: a menu button as the ARIA practices describe it.

import { el, hidden, icon, uid } from "./dom.js";

export class Menu {
  /** `entries`: [{id, text}]; `choose(id)` is called with the chosen one. */
  constructor(label, entries, choose) {
    const id = uid("menu");
    this.choose = choose;
    this.button = el("button", {
      type: "button", class: "icon-button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": id,
      on: { click: () => this.toggle(), keydown: (event) => this.buttonKey(event) },
    }, icon("menu"), hidden(label));
    this.items = entries.map((entry) => el("li", { role: "none" }, el("button", {
      type: "button", role: "menuitem", tabindex: "-1", class: "menu-item", text: entry.text,
      on: { click: () => this.pick(entry.id) },
    })));
    this.list = el("ul", { role: "menu", id, class: "menu", "aria-label": label, on: { keydown: (event) => this.key(event) } }, this.items);
    this.list.hidden = true;
    this.element = el("div", { class: "menu-box" }, this.button, this.list);
    this.element.addEventListener("focusout", (event) => {
      if (this.open && event.relatedTarget && !this.element.contains(event.relatedTarget)) this.close(false);
    });
  }

  get open() {
    return !this.list.hidden;
  }

  get buttons() {
    return this.items.map((item) => item.firstChild);
  }

  toggle() {
    if (this.open) this.close(true);
    else this.show(0);
  }

  show(index) {
    this.list.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    this.focus(index);
  }

  close(back) {
    this.list.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    if (back) this.button.focus();
  }

  pick(id) {
    this.close(true);
    this.choose(id);
  }

  focus(index) {
    const { buttons } = this;
    buttons[(index + buttons.length) % buttons.length].focus();
  }

  buttonKey(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    this.show(event.key === "ArrowDown" ? 0 : -1);
  }

  key(event) {
    const here = this.buttons.indexOf(event.target);
    const moves = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 };
    if (event.key in moves) {
      event.preventDefault();
      this.focus(moves[event.key]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close(true);
    } else if (event.key === "Tab") {
      this.close(false);
    } else if (event.key.length === 1) {
      this.typeAhead(event.key, here);
    }
  }

  typeAhead(letter, here) {
    const { buttons } = this;
    const order = buttons.map((_, index) => (here + 1 + index) % buttons.length);
    const found = order.find((index) => buttons[index].textContent.toLowerCase().startsWith(letter.toLowerCase()));
    if (found !== undefined) this.focus(found);
  }
}
