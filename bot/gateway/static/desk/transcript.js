// What has been said. The reading position is kept; news below it announces itself.
import { clock, dayKey, dayOf } from "./dates.js";
import { button, el, say } from "./dom.js";
import { words } from "./words.sv.js";

const NEAR = 60;

function by(message) {
  if (message.sender === "counsellor") return message.author ?? words.sender.counsellor;
  return words.sender[message.sender];
}

function offered(message) {
  const parts = [];
  const known = words.talk.cards[message.card?.type];
  if (known) parts.push(say(words.talk.card, { what: known }));
  if (message.buttons.length) parts.push(say(words.talk.offered, { titles: message.buttons.map((one) => one.title).join(" · ") }));
  return parts.join(". ");
}

/** The words; each language of an answer in several is marked, and any text runs the way its letters do. */
function said(message) {
  const parts = message.card?.type === "languages" ? message.card.parts : [];
  if (!parts.length) return el("p", { class: "said", dir: "auto", text: message.text });
  return el("div", { class: "said" }, parts.map(({ lang, dir, text }) => el("p", { lang, dir, text })));
}

export class Transcript {
  constructor() {
    this.messages = el("div", { class: "messages", role: "log", "aria-label": words.talk.log });
    this.newer = el("div", { class: "newer" });
    this.node = el("div", { class: "transcript scroll", tabindex: "0", role: "region", "aria-label": words.talk.log }, this.messages, this.newer);
    this.messages.setAttribute("aria-live", "off");
    this.node.addEventListener("scroll", () => { if (this.atEnd()) this.newer.replaceChildren(); });
    this.last = null;
    this.seq = 0;
  }

  atEnd() {
    if (this.node.scrollHeight <= this.node.clientHeight + 2) {
      return document.documentElement.scrollHeight - innerHeight - scrollY < NEAR || matchMedia("(min-width: 48rem)").matches;
    }
    return this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight < NEAR;
  }

  toEnd() {
    this.node.scrollTop = this.node.scrollHeight;
    if (matchMedia("(max-width: 47.99rem)").matches) scrollTo(0, document.documentElement.scrollHeight);
    this.newer.replaceChildren();
  }

  // `own` is true when the counsellor's own words are among them: then they are shown at once.
  add(messages, { first = false, own = false } = {}) {
    const fresh = messages.filter((message) => message.seq > this.seq);
    if (!fresh.length) return;
    const stay = !first && !own && !this.atEnd();
    for (const message of fresh) this.append(message);
    if (first) requestAnimationFrame(() => { this.toEnd(); this.messages.setAttribute("aria-live", "polite"); });
    else if (!stay) this.toEnd();
    else if (!this.newer.firstChild) this.newer.append(button(words.talk.newer, () => { this.toEnd(); this.node.focus(); }));
  }

  append(message) {
    const before = this.last;
    if (!before || dayKey(before.at) !== dayKey(message.at)) this.messages.append(el("p", { class: "day", text: dayOf(message.at) }));
    this.messages.append(this.draw(message, before));
    this.last = message;
    this.seq = message.seq;
  }

  draw(message, before) {
    const time = el("time", { dateTime: message.at, text: clock(message.at) });
    if (message.sender === "system") return el("p", { class: "event" }, message.text, " ", el("span", { class: "small" }, time));
    const follows = before?.sender === message.sender && before.author === message.author && dayKey(before.at) === dayKey(message.at);
    const ours = message.sender === "user" ? "" : "ours";
    const node = el("div", { class: `message ${message.sender} ${ours} ${follows ? "follows" : ""}` });
    const head = el("p", { class: follows ? "by hidden-text" : "by" }, el("b", { text: by(message) }), time);
    node.append(head, said(message));
    const extra = offered(message);
    if (extra) node.append(el("p", { class: "offered", text: extra }));
    return node;
  }
}
