// The open conversation: who has it, why it came here, what was said, and the acts.
import { api } from "./api.js";
import { Composer } from "./composer.js";
import { when } from "./dates.js";
import { announce, button, confirmed, el, empty, say } from "./dom.js";
import { where } from "./row.js";
import { Transcript } from "./transcript.js";
import { words } from "./words.sv.js";

const t = words.talk;

export class Conversation {
  constructor({ onChange, onView }) {
    this.onChange = onChange;
    this.onView = onView;
    this.node = document.getElementById("talk");
    this.id = null;
    this.data = null;
    this.positions = new Map();
    this.none(t.none);
  }

  none(texts) {
    this.id = null;
    this.data = null;
    const back = el("p", { class: "only-phone" }, button(t.toQueue, () => this.onView("queue"), { class: "button quiet" }));
    this.node.replaceChildren(back, empty(texts, "h2"));
  }

  async open(id) {
    this.leave();
    this.id = id;
    const data = await api.conversation(id);
    if (this.id !== id) return null;
    const ways = el("div", { class: "back-links only-narrow" },
      button(t.toQueue, () => this.onView("queue"), { class: "button quiet only-phone" }),
      button(t.toPerson, () => this.onView("person"), { class: "button quiet" }));
    this.head = el("div", { class: "talk-head" });
    this.why = el("p", { class: "why" });
    this.fault = el("p", { class: "fault talk-fault", role: "alert" });
    this.transcript = new Transcript();
    this.composer = new Composer({ id, onSent: () => this.refresh(true) });
    this.node.replaceChildren(ways, this.head, this.why, this.fault, this.transcript.node, this.composer.node);
    this.update(data, { first: true });
    const kept = this.positions.get(id);
    if (kept !== undefined) requestAnimationFrame(() => { this.transcript.node.scrollTop = kept; });
    return data;
  }

  // Remember where the reader was, for when this conversation is opened again.
  leave() {
    if (!this.data) return;
    if (this.transcript.atEnd()) this.positions.delete(this.id);
    else this.positions.set(this.id, this.transcript.node.scrollTop);
  }

  update(data, { first = false, own = false } = {}) {
    this.data = data;
    this.drawHead();
    this.drawWhy();
    this.transcript.add(data.transcript, { first, own });
    this.composer.update(data);
  }

  async refresh(own = false) {
    const id = this.id;
    if (!id) return;
    try {
      const data = await api.conversation(id, this.transcript?.seq ?? 0);
      if (this.id !== id || !this.data) return;
      this.update(data, { own });
      this.onChange(data);
    } catch (fault) {
      if (fault.status === 404 && this.id === id) {
        this.none(t.gone);
        this.onChange(null);
      }
    }
  }

  state() {
    const { status, mine, holder } = this.data;
    if (status === "waiting") return el("span", { class: "word warm", text: t.waiting });
    if (status === "counsellor") return el("span", { class: mine ? "word green" : "word", text: mine ? t.mine : say(t.held, { name: holder ?? words.row.held }) });
    return el("span", { class: "word", text: t[status] });
  }

  drawHead() {
    const data = this.data;
    const meta = `${where(data)} · ${say(t.step, { step: words.step[data.step] ?? data.step })}`;
    const had = document.activeElement?.dataset.act;
    this.head.replaceChildren(
      el("div", { class: "talk-title" },
        el("div", {}, el("h2", { id: "talk-title", tabindex: "-1", text: data.alias }), el("p", { class: "small", text: meta })),
        el("div", { class: "actions" }, this.acts())),
      el("p", { class: "talk-state" }, this.state()));
    if (had) (this.head.querySelector(`[data-act="${had}"]`) ?? this.head.querySelector("[data-act]"))?.focus();
  }

  acts() {
    const { status, mine } = this.data;
    const made = [];
    if (status === "bot" || status === "waiting") {
      const key = el("kbd", { "aria-hidden": "true", text: "c" });
      const claim = button(t.claim, () => this.claim(), { class: "button main", "data-act": "claim" });
      claim.append(key);
      made.push(claim);
    }
    if (mine) made.push(button(t.release, () => this.act("release", t.released), { "data-act": "release" }));
    if (mine || status === "waiting") made.push(button(t.close, () => this.end(), { "data-act": "close" }));
    return made;
  }

  drawWhy() {
    const { handover, status, need } = this.data;
    const open = status === "waiting" || need === "distress";
    this.why.hidden = !handover || (handover.reason === "counsellor" && !open);
    if (this.why.hidden) return;
    this.why.className = open ? "why" : "why calm";
    this.why.textContent = say(t.reason[handover.reason] ?? t.otherReason, { when: when(handover.at) });
  }

  async claim() {
    if (!this.data || this.data.mine || this.data.status === "closed") return;
    if (await this.act("claim", t.claimed)) this.composer.focus();
  }

  async end() {
    if (await confirmed(t.closeAsk)) await this.act("close", t.ended);
  }

  async act(name, done) {
    this.fault.textContent = "";
    try {
      await api[name](this.id);
      announce(done);
      await this.refresh(true);
      return true;
    } catch (fault) {
      this.fault.textContent = fault.message;
      if (fault.status === 409) await this.refresh();
      return false;
    }
  }

  reply() {
    this.composer?.focus();
  }
}
