// The message log: who said what, in order, grouped; the newest question carries the ways to answer it.

import { answersFor } from "./answers.js";
import { standingCard } from "./cards/index.js";
import { dayKey, fullDate, timeText, valid } from "./dates.js";
import { button, clear, el, hidden, linked, uid } from "./dom.js";
import { Scroller } from "./scroller.js";
import { fill } from "./strings.sv.js";

const PAUSE = 15 * 60 * 1000;

function initials(name) {
  const words = name.trim().split(/\s+/);
  return (words[0][0] + (words.length > 1 ? words[words.length - 1][0] : "")).toLocaleUpperCase("sv");
}

/** What the text repeats for those without cards is not said twice: numbered suggestions, the profile in prose. */
function besideCard({ text, card, asks }, words) {
  const parts = String(text).split("\n\n");
  if (card && card.type === "suggestions") return parts.filter((part) => !/^\d+\. /.test(part)).join("\n\n");
  const told = card && card.type === "profile" && asks === "confirm_profile" && (card.profile.skills || []).length;
  if (!told) return text;
  const question = parts[parts.length - 1].match(/[^.!?]+\?$/);
  return question ? [...parts.slice(0, -1), `${words.told} ${question[0].trim()}`].join("\n\n") : text;
}

export class Log {
  constructor(ctx) {
    this.ctx = ctx;
    this.words = ctx.strings.log;
    this.held = false;
    this.nodes = new Map();
    this.list = el("div", { class: "messages" });
    this.typing = el("p", { class: "typing", "aria-hidden": "true" }, el("span", { text: this.words.typing }),
      el("span", { class: "dots" }, el("span"), el("span"), el("span")));
    this.typing.hidden = true;
    this.element = el("div", {
      class: "scroll", tabindex: "0", role: "log", "aria-live": "polite", "aria-label": this.words.label,
    }, this.list, this.typing);
    this.jump = button(this.words.jump, () => this.scroller.toEnd(), { class: "button jump" });
    this.scroller = new Scroller(this.element, this.jump);
  }

  reset() {
    this.nodes.clear();
    this.held = false;
    clear(this.list);
    this.setTyping(false);
  }

  quiet(yes) {
    this.element.setAttribute("aria-live", yes ? "off" : "polite");
  }

  setTyping(on) {
    if (this.typing.hidden === !on) return;
    this.typing.hidden = !on;
    if (on) this.scroller.follow();
  }

  add(message, old) {
    const node = this.draw(message);
    this.place(node, message.seq);
    this.nodes.set(message.seq, { node, message });
    if (message.sender === "user") this.foldAnswers();
    else this.offerAnswers(message, node);
    this.regroup();
    // What comes by itself is shown itself; an answer is shown from the words it answers.
    if (!old) this.scroller.follow(message.in_reply_to ? this.turnStart() : node);
  }

  /** A line from the widget itself, not from the server. */
  notice(text) {
    this.list.append(el("p", { class: "message system", text }));
    this.scroller.follow();
  }

  /** A message of the person's own that the server has not confirmed: always last. */
  addPending(node) {
    this.list.append(node);
    this.foldAnswers();
    this.scroller.always();
  }

  /** The server has it: the same element takes its place in the order, keeping the focus it may have. */
  confirm(node, message) {
    node.classList.remove("pending");
    node.dataset.seq = String(message.seq);
    const next = node.nextElementSibling;
    if (next && Number(next.dataset.seq || Infinity) < message.seq) this.place(node, message.seq);
    this.nodes.set(message.seq, { node, message });
    this.foldAnswers();
    this.reoffer();
    this.regroup();
  }

  /** An answer has gone through or been taken back: what still waits for one is offered. */
  reoffer() {
    this.nodes.forEach(({ message, node }) => this.offerAnswers(message, node));
  }

  place(node, seq) {
    const later = (child) => child.classList.contains("pending") || Number(child.dataset.seq || 0) > seq;
    const after = Array.from(this.list.children).find(later);
    node.dataset.seq = String(seq);
    this.list.insertBefore(node, after || null);
  }

  draw(message) {
    if (message.sender === "system") return this.drawSystem(message);
    const id = uid("text");
    const time = valid(message.at) ? el("time", { class: "time", datetime: message.at, text: timeText(message.at) }) : null;
    // A person's own words run the way their letters do.
    const dir = message.sender === "user" ? "auto" : null;
    const text = el("div", { class: "text", id, dir }, this.content(message));
    text.addEventListener("click", () => node.classList.toggle("timed"));
    const told = message.card && message.card.type === "source" ? " told" : "";
    const node = el("div", { class: `message ${message.sender}${told}`, "data-text": id },
      this.who(message), text, time, message.card ? standingCard(message.card, this.ctx) : null);
    return node;
  }

  /** The words of a message; an answer in several languages has each marked, for screen readers. */
  content(message) {
    const link = (text) => linked(text, this.ctx.service, this.ctx.strings);
    const parts = message.card && message.card.type === "languages" ? message.card.parts : [];
    if (!parts.length) return link(besideCard(message, this.words));
    return parts.map(({ lang, dir, text }) => el("p", { class: "spoken", lang, dir }, link(text)));
  }

  drawSystem(message) {
    const text = el("p", { id: uid("text") }, linked(message.text, this.ctx.service, this.ctx.strings));
    return el("div", { class: "message system", "data-text": text.id }, text, message.card ? standingCard(message.card, this.ctx) : null);
  }

  who(message) {
    const { head } = this.ctx.strings;
    if (message.sender === "user") return hidden(`${this.words.you}: `);
    if (message.sender === "bot") return el("p", { class: "who", text: head.name });
    const name = message.author || this.ctx.counsellorName();
    return el("p", { class: "who counsellor-name" },
      el("span", { class: "initials", "aria-hidden": "true", text: initials(name) }), el("span", { text: `${name}, ${head.role}` }));
  }

  /** Consecutive messages of one sender stand together; a longer pause gets a line with the time. */
  regroup() {
    let before = null;
    for (const entry of [...this.nodes.values()].sort((a, b) => a.message.seq - b.message.seq)) {
      const { node, message } = entry;
      const same = before && before.sender === message.sender && before.author === message.author;
      const later = valid(message.at) && (!before || Date.parse(message.at) - Date.parse(before.at) > PAUSE);
      if (later && !entry.pause) {
        entry.pause = this.pauseLine(message.at);
        this.list.insertBefore(entry.pause, node);
      }
      node.classList.toggle("first", !same || later);
      before = message;
    }
  }

  pauseLine(at) {
    const today = dayKey(at) === dayKey(Date.now());
    const text = today ? fill(this.words.today, { time: timeText(at) }) : `${fullDate(at)} ${timeText(at)}`;
    return el("p", { class: "pause", text });
  }

  get lastUserSeq() {
    return Math.max(0, ...[...this.nodes.values()].filter(({ message }) => message.sender === "user").map(({ message }) => message.seq));
  }

  offerAnswers(message, node) {
    if (this.held || message.sender === "user" || message.seq < this.lastUserSeq || node.querySelector(":scope > .answers")) return;
    if (this.list.querySelector(".message.pending")) return;
    const answers = answersFor(message, this.ctx, node.dataset.text);
    if (!answers) return;
    node.append(answers);
  }

  /** What was offered before the person's latest words is folded into them. */
  foldAnswers() {
    const pending = this.list.querySelector(".message.pending");
    this.nodes.forEach(({ node, message }) => {
      const answers = node.querySelector(":scope > .answers");
      if (answers && (pending || message.seq < this.lastUserSeq)) answers.remove();
    });
  }

  /** While a counsellor has the conversation, or after its end, the bot's choices lead nowhere. */
  hold(yes) {
    if (this.held === yes) return;
    this.held = yes;
    if (yes) this.list.querySelectorAll(".answers").forEach((answers) => answers.remove());
    else {
      this.reoffer();
      this.scroller.follow(this.list.lastElementChild);
    }
  }

  turnStart() {
    const rows = Array.from(this.list.children);
    const mine = rows.filter((row) => row.classList.contains("user")).pop();
    return mine || rows[0] || null;
  }

  update(message) {
    const found = this.nodes.get(message.seq);
    if (found) clear(found.node.querySelector(".text")).append(...[this.content(message)].flat());
  }
}
