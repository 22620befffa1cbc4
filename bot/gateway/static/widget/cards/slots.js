// Dates and times: days as a grid one can walk with the arrow keys, the chosen day's times under it.

import { button, clear, el, hidden, uid } from "../dom.js";
import { addDays, dayKey, dayNumber, longDay, noon, shortMonth, span, timeText, weekday, weekdayShort, weekdayText } from "../dates.js";
import { fill } from "../strings.sv.js";

const WEEKS = 3;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** "på plats, telefon eller video" */
function alternatives(list, or) {
  if (list.length < 2) return list.join("");
  return list.slice(0, -1).join(", ") + or + list[list.length - 1];
}

export function slots(card, ctx) {
  const free = (card.slots || []).filter((slot) => slot.free !== 0 && slot.free !== false);
  if (!free.length) return el("p", { class: "hint", text: ctx.strings.slots.none });
  return new SlotCalendar(free, card, ctx).element;
}

class SlotCalendar {
  constructor(free, { team = {}, opens }, ctx) {
    this.ctx = ctx;
    this.words = ctx.strings.slots;
    this.days = new Map();
    [...free].sort((a, b) => Date.parse(a.start) - Date.parse(b.start)).forEach((slot) => {
      const key = dayKey(slot.start);
      this.days.set(key, [...(this.days.get(key) || []), slot]);
    });
    const keys = [...this.days.keys()];
    this.first = addDays(keys[0], -weekday(keys[0]));
    this.last = addDays(keys[keys.length - 1], 6 - weekday(keys[keys.length - 1]));
    this.focused = keys.find((key) => key >= opens) || keys[0];
    this.from = this.first;
    while (this.until < this.focused) this.turn(1);
    this.chosen = ctx.quick ? null : this.focused;
    this.grid = el("table", { class: "calendar", role: "grid", "aria-label": this.words.label });
    this.grid.addEventListener("keydown", (event) => this.key(event));
    this.times = el("div", { class: "times", "aria-live": "polite" });
    this.earlier = button(this.words.earlier, () => this.page(-1), { class: "button quiet" });
    this.later = button(this.words.later, () => this.page(1), { class: "button quiet" });
    this.pages = el("div", { class: "row" }, this.earlier, this.later);
    const tagged = team.example && !String(team.place).includes(ctx.strings.suggestion.example);
    const help = el("p", { class: "hint keys-only", id: uid("calendar"), text: this.words.help });
    this.grid.setAttribute("aria-describedby", help.id);
    this.element = el("div", { class: "answer-card slots" },
      team.place || tagged ? el("p", { class: "slots-team" }, team.place || null,
        tagged ? el("span", { class: "tag example", text: ctx.strings.suggestion.example }) : null) : null,
      ctx.quick ? el("p", { class: "hint", text: this.words.more }) : null,
      this.grid, help, this.pages, this.times);
    this.draw();
    if (this.chosen) this.showTimes();
  }

  get until() {
    return addDays(this.from, WEEKS * 7 - 1);
  }

  draw() {
    const head = el("tr", {}, [0, 1, 2, 3, 4, 5, 6].map((offset) => {
      const moment = noon(addDays(this.first, offset));
      return el("th", { scope: "col", "aria-label": weekdayText(moment), text: weekdayShort(moment) });
    }));
    const rows = [];
    for (let start = this.from; start <= this.until && start <= this.last; start = addDays(start, 7)) {
      rows.push(el("tr", {}, [0, 1, 2, 3, 4, 5, 6].map((offset) => this.cell(addDays(start, offset)))));
    }
    clear(this.grid).append(el("thead", {}, head), el("tbody", {}, rows));
    this.pages.hidden = this.first >= addDays(this.last, -7 * WEEKS + 1);
    this.earlier.disabled = this.from <= this.first;
    this.later.disabled = this.until >= this.last;
  }

  cell(key) {
    const found = this.days.get(key) || [];
    const count = !found.length ? this.words.notFree
      : found.length === 1 ? this.words.freeOne : fill(this.words.free, { n: found.length });
    const month = key === this.from || dayNumber(key) === "1" ? ` ${shortMonth(noon(key))}` : "";
    const day = el("button", {
      type: "button", class: "day", "data-day": key, tabindex: key === this.focused ? "0" : "-1",
      "aria-disabled": found.length ? null : "true", "aria-pressed": found.length ? String(key === this.chosen) : null,
      "aria-label": `${longDay(noon(key))}, ${count}`,
      on: { click: () => this.choose(key) },
    }, el("span", { class: "day-number", text: dayNumber(key) }), month ? el("span", { class: "day-month", text: month }) : null);
    return el("td", { role: "gridcell" }, day);
  }

  key(event) {
    if (!(event.key in STEPS) && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    const here = this.focused;
    const target = event.key === "Home" ? addDays(here, -weekday(here))
      : event.key === "End" ? addDays(here, 6 - weekday(here)) : addDays(here, STEPS[event.key]);
    if (target < this.first || target > this.last) return;
    if (target < this.from) this.turn(-1);
    if (target > this.until) this.turn(1);
    this.focusOn(target);
  }

  focusOn(key) {
    this.focused = key;
    this.draw();
    this.grid.querySelector(`[data-day="${key}"]`).focus();
  }

  choose(key) {
    if (!this.days.has(key)) return;
    this.chosen = key;
    this.focusOn(key);
    this.showTimes();
  }

  page(step) {
    this.turn(step);
    this.focused = [...this.days.keys()].find((key) => key >= this.from) || this.from;
    this.draw();
    if (this.earlier.disabled || this.later.disabled) this.grid.querySelector('[tabindex="0"]').focus();
  }

  turn(step) {
    const there = addDays(this.from, step * 7 * WEEKS);
    this.from = there < this.first ? this.first : there;
  }

  showTimes() {
    const day = longDay(noon(this.chosen));
    const list = this.days.get(this.chosen).map((slot) => {
      const modes = alternatives((slot.modes || []).map((mode) => this.words.modes[mode] || mode), this.words.or);
      return el("li", {}, el("button", {
        type: "button", class: "button option time-choice",
        on: { click: () => this.ctx.inform(`${day} ${timeText(slot.start)}`, "slot", slot.slot_id) },
      }, el("span", { class: "time-span", text: span(slot.start, slot.end) }), hidden(", "), el("span", { class: "time-modes", text: modes })));
    });
    clear(this.times).append(el("h3", { text: fill(this.words.times, { day }) }), el("ul", { class: "plain" }, list));
  }
}
