// The queue. What is shown never moves under the pointer: news is announced and shown on request.
import { api } from "./api.js";
import { announce, button, el, empty, say } from "./dom.js";
import { Row, where } from "./row.js";
import { words } from "./words.sv.js";

const FILTERS = ["", "waiting", "counsellor", "bot", "closed"];
const nameOf = (filter) => filter || "all";

export class Queue {
  constructor({ onOpen, onCounts }) {
    this.onOpen = onOpen;
    this.onCounts = onCounts;
    this.list = document.getElementById("queue-list");
    this.news = document.getElementById("news");
    this.end = document.getElementById("queue-end");
    this.filter = "";
    this.rows = new Map();
    this.fresh = new Set();
    this.current = null;
    this.drawFilters({});
    setInterval(() => this.rows.forEach((row) => row.draw()), 30000);
  }

  drawFilters(counts) {
    const place = document.getElementById("filters");
    if (!place.children.length) {
      place.append(...FILTERS.map((filter) => el("button", { type: "button", "data-filter": filter, onclick: () => this.choose(filter) })));
    }
    for (const one of place.children) {
      const filter = one.dataset.filter;
      one.setAttribute("aria-pressed", String(filter === this.filter));
      const count = filter && filter !== "closed" ? counts[filter] : 0;
      one.replaceChildren(words.filters[nameOf(filter)]);
      if (count) one.append(" ", el("span", { class: filter === "waiting" ? "count warm" : "count", text: count }));
    }
  }

  async choose(filter) {
    this.filter = filter;
    await this.show();
  }

  // Everything anew, in the right order.
  async show() {
    const filter = this.filter;
    const page = await api.inbox(filter);
    if (filter !== this.filter) return;
    this.rows.clear();
    this.list.replaceChildren();
    this.fresh.clear();
    this.add(page.conversations);
    this.settle(page);
  }

  add(rows) {
    for (const data of rows) {
      if (this.rows.has(data.id)) continue;
      const row = new Row(data, this.onOpen);
      row.current(data.id === this.current);
      this.rows.set(data.id, row);
      this.list.append(row.node);
    }
  }

  settle(page) {
    this.counts = page.counts;
    this.drawFilters(page.counts);
    this.onCounts(page.counts);
    this.drawNews();
    this.end.replaceChildren();
    if (!this.rows.size) this.end.append(empty(words.queue.empty[nameOf(this.filter)], "h2"));
    if (page.next) this.end.append(button(words.queue.more, () => this.more(page.next)));
    this.next = page.next;
  }

  async more(cursor) {
    const page = await api.inbox(this.filter, cursor);
    const before = this.list.children.length;
    this.add(page.conversations);
    this.settle(page);
    this.list.children[before]?.firstChild.focus();
  }

  // Something happened: what is shown is brought up to date where it stands.
  async refresh() {
    const filter = this.filter;
    const page = await api.inbox(filter);
    if (filter !== this.filter) return;
    if (!this.rows.size) {
      this.tell(page.conversations.filter((data) => data.status === "waiting"));
      this.add(page.conversations);
      this.settle(page);
      return;
    }
    const seen = new Set();
    const arrived = [];
    for (const data of page.conversations) {
      seen.add(data.id);
      const row = this.rows.get(data.id);
      const waitsNow = data.status === "waiting" && (!row || row.data.status !== "waiting");
      if (waitsNow && !this.fresh.has(data.id)) arrived.push(data);
      if (row) row.update(data);
      if (!row || waitsNow) this.fresh.add(data.id);
    }
    // Where the list already stands in the right order there is nothing more to show.
    const shown = [...this.rows.keys()];
    if (page.conversations.every((data, index) => shown[index] === data.id)) this.fresh.clear();
    this.leave(seen, Boolean(page.next));
    this.tell(arrived);
    if (!arrived.length && page.counts.waiting > this.counts.waiting) announce(say(words.queue.waitingNow, { count: page.counts.waiting }));
    this.settle({ ...page, next: this.next && page.next });
  }

  leave(seen, hasMore) {
    if (hasMore) return;
    for (const [id, row] of this.rows) if (!seen.has(id)) row.leave();
    for (const id of this.fresh) if (!seen.has(id)) this.fresh.delete(id);
  }

  tell(arrived) {
    const first = arrived[0];
    if (first) announce(arrived.map((data) => say(words.queue.newOne, { alias: data.alias, where: where(data) })).join(" "));
  }

  drawNews() {
    const count = this.fresh.size;
    if (!count) {
      this.news.replaceChildren();
      return;
    }
    const text = count === 1 ? words.queue.one : say(words.queue.many, { count });
    if (this.news.firstChild) this.news.firstChild.textContent = text;
    else this.news.append(button(text, () => this.showNews()));
  }

  async showNews() {
    await this.show();
    document.getElementById("queue-scroll").scrollTop = 0;
    this.list.querySelector("a")?.focus();
  }

  mark(id) {
    this.current = id;
    if (this.rows.has(id) && this.fresh.delete(id)) this.drawNews();
    this.rows.forEach((row, key) => row.current(key === id));
  }

  // To the next or the previous line, from the one that has the focus or is open.
  move(step) {
    const links = [...this.list.querySelectorAll("a")];
    if (!links.length) return;
    const focused = links.indexOf(document.activeElement);
    const open = links.findIndex((link) => link.getAttribute("aria-current") === "true");
    const from = focused >= 0 ? focused : open;
    const to = from < 0 ? 0 : Math.min(links.length - 1, Math.max(0, from + step));
    links[to].focus();
    links[to].scrollIntoView({ block: "nearest" });
  }

  focus() {
    const open = this.list.querySelector('a[aria-current="true"]') ?? this.list.querySelector("a");
    (open ?? document.getElementById("queue-title")).focus();
  }
}
