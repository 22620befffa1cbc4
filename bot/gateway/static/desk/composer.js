// The counsellor's answer. A draft is kept for each conversation until it has been sent.
import { api } from "./api.js";
import { el, say } from "./dom.js";
import { words } from "./words.sv.js";

const MOST = 2000;
const WARN = 200;
const phone = matchMedia("(pointer: coarse)"); // where Enter is the only way to a new line
const keyOf = (id) => `lotsen-desk-draft:${id}`;

export class Composer {
  constructor({ id, onSent }) {
    this.id = id;
    this.onSent = onSent;
    this.busy = false;
    this.messageId = null;
    this.field = el("textarea", { id: "answer", rows: 3, maxLength: MOST, "aria-describedby": "answer-hint answer-fault" });
    this.hint = el("p", { class: "small", id: "answer-hint" });
    this.fault = el("p", { class: "fault", id: "answer-fault", role: "alert" });
    this.send = el("button", { type: "submit", class: "button main", text: words.composer.send });
    const end = el("div", { class: "composer-end" }, this.hint, this.send);
    this.form = el("form", {}, el("label", { for: "answer", text: words.composer.label }), this.field, this.fault, end);
    this.note = el("p", { class: "small" });
    this.node = el("div", { class: "composer" }, this.form, this.note);
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("input", () => this.typed());
    this.field.value = sessionStorage.getItem(keyOf(id)) ?? "";
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || phone.matches) return;
    event.preventDefault();
    this.submit();
  }

  typed() {
    sessionStorage.setItem(keyOf(this.id), this.field.value);
    this.messageId = null;
    this.drawHint();
  }

  update(conversation) {
    this.conversation = conversation;
    const other = conversation.status === "counsellor" && !conversation.mine;
    const closed = conversation.status === "closed";
    this.form.hidden = other || closed;
    this.note.hidden = !this.form.hidden;
    this.note.textContent = closed ? words.composer.closed : say(words.composer.held, { name: conversation.holder ?? "" });
    this.drawHint();
  }

  drawHint() {
    const left = MOST - this.field.value.length;
    const { mine, channel } = this.conversation ?? {};
    const hints = [!phone.matches && words.composer.hint, channel === "sms" && words.composer.sms, !mine && words.composer.takes];
    this.hint.textContent = left < WARN ? say(words.composer.left, { count: left }) : hints.filter(Boolean).join(" ");
  }

  async submit() {
    const text = this.field.value.trim();
    if (!text || this.busy) return;
    this.busy = true;
    // The same words sent again after a lost connection are the same message.
    this.messageId ??= Date.now().toString(36) + Math.random().toString(36).slice(2);
    this.send.setAttribute("aria-disabled", "true");
    this.fault.textContent = "";
    try {
      await api.say(this.id, text, this.messageId);
      this.field.value = "";
      this.messageId = null;
      sessionStorage.removeItem(keyOf(this.id));
      this.drawHint();
      await this.onSent();
    } catch (fault) {
      this.fault.textContent = fault.code === "offline" ? words.composer.failed : fault.message;
      if (fault.status === 409) await this.onSent();
    } finally {
      this.busy = false;
      this.send.removeAttribute("aria-disabled");
    }
  }

  focus() {
    if (!this.form.hidden) this.field.focus();
  }
}
