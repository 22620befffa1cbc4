// The person's own messages on their way: shown at once, with what is happening to them in words.

import { button, clear, el, hidden } from "./dom.js";
import { fill } from "./strings.sv.js";

const QUIET = 1500;

export class Pending {
  /** `acts`: retry(id), drop(id). */
  constructor(log, ctx, acts) {
    this.log = log;
    this.ctx = ctx;
    this.words = ctx.strings.sending;
    this.acts = acts;
    this.shown = new Map();
  }

  reset() {
    this.shown.clear();
  }

  show(item) {
    const known = this.shown.get(item.id);
    if (known) return this.explain(known, item);
    const status = el("div", { class: "sending", role: "status" });
    const text = el("div", { class: "text", dir: "auto", text: item.text });
    const node = el("div", { class: "message user pending first", tabindex: "-1" }, hidden(`${this.ctx.strings.log.you}: `), text, status);
    const entry = { node, status, state: null };
    this.shown.set(item.id, entry);
    this.log.addPending(node);
    this.explain(entry, item);
    return node;
  }

  node(id) {
    const entry = this.shown.get(id);
    return entry ? entry.node : null;
  }

  explain(entry, item) {
    clearTimeout(entry.timer);
    const text = this.textFor(item);
    const key = `${item.state}:${text}`;
    // Ordinary sending is over in a moment, and only worth a word when it is not.
    if (item.state === "sending" || item.state === "queued") {
      if (entry.state === null || entry.state === "quiet") {
        entry.state = "quiet";
        entry.timer = setTimeout(() => this.tell(entry, this.words.sending, item, false), QUIET);
      }
      return;
    }
    if (entry.state === key) return;
    entry.state = key;
    this.tell(entry, text, item, item.state !== "waiting");
    this.log.scroller.follow();
  }

  textFor(item) {
    if (item.state === "waiting") return fill(this.words.busy, { n: item.seconds });
    if (item.state === "offline") return this.words.offline;
    if (item.state === "retrying") return `${this.words.failed}. ${this.words.retrying}`;
    if (item.state === "failed") return item.message ? `${this.words.failed}. ${item.message}` : this.words.failed;
    return this.words.sending;
  }

  tell(entry, text, item, troubled) {
    entry.node.classList.toggle("troubled", troubled);
    clear(entry.status).append(el("p", { text }));
    if (!troubled) return;
    const row = el("div", { class: "row" }, button(this.words.retry, () => {
      entry.state = null;
      this.acts.retry(item.id);
    }));
    if (item.state === "failed") row.append(button(this.words.remove, () => this.acts.drop(item.id), { class: "button quiet" }));
    entry.status.append(row);
  }

  confirm(item, message) {
    const entry = this.shown.get(item.id);
    if (!entry) return this.log.add(message);
    clearTimeout(entry.timer);
    entry.status.remove();
    entry.node.classList.remove("troubled");
    this.shown.delete(item.id);
    this.log.confirm(entry.node, message);
  }

  drop(id) {
    const entry = this.shown.get(id);
    if (!entry) return;
    clearTimeout(entry.timer);
    entry.node.remove();
    this.shown.delete(id);
    this.log.reoffer();
  }
}
