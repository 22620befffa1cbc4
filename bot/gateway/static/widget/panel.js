// The panel: puts head, steps, log and field together and lets the conversation speak through them.

import { Composer } from "./composer.js";
import { button, clear, el } from "./dom.js";
import { Head } from "./head.js";
import { Log } from "./log.js";
import { Pending } from "./pending.js";
import { Progress } from "./progress.js";
import { View } from "./views/view.js";

export class Panel {
  /** `acts`: close(), unread(). */
  constructor(ctx, acts) {
    this.acts = acts;
    this.conversation = ctx.conversation;
    this.ctx = Object.assign(ctx, {
      say: (text, payload) => this.say(text, payload),
      type: (text) => this.type(text),
      reveal: (node) => this.log.scroller.reveal(node),
      counsellorName: () => this.counsellor.name,
    });
    this.head = new Head(ctx, { choose: (entry) => this.choose(entry), close: () => acts.close() });
    this.progress = new Progress(ctx);
    this.log = new Log(ctx);
    this.pending = new Pending(this.log, ctx, {
      retry: (id) => this.conversation.outbox.retry(id),
      drop: (id) => this.conversation.drop(id),
    });
    this.composer = new Composer(ctx, {
      send: (text) => this.say(text),
      draft: (text) => ctx.store.chat && ctx.store.keep({ draft: text }),
    });
    this.view = new View(ctx, { shown: (yes) => this.showView(yes), startAgain: () => this.startAgain() });
    this.net = el("div", { class: "net", role: "status" });
    this.chat = el("div", { class: "chat" }, this.progress.element, this.log.element, this.log.jump, this.net, this.composer.element);
    this.element = el("section", {
      class: "panel", role: "dialog", "aria-labelledby": this.head.titleId, "aria-describedby": this.head.role.id,
    }, this.head.element, this.chat, this.view.element);
    this.element.hidden = true;
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.conversation.on((event) => this.heard(event));
  }

  get narrow() {
    return window.matchMedia("(max-width: 599px), (max-height: 479px)").matches;
  }

  /** Open, and the conversation has yet to begin. */
  get waiting() {
    return !this.element.hidden && !this.view.locked;
  }

  get counsellor() {
    const found = this.conversation.state.counsellor || {};
    const spoke = [...this.conversation.messages].reverse().find((one) => one.sender === "counsellor" && one.author);
    const { head } = this.ctx.strings;
    return { name: found.name || (spoke && spoke.author) || head.counsellor, role: found.role || head.role };
  }

  show() {
    this.element.hidden = false;
    // Over a whole phone screen nothing behind the panel can be reached, and that is said.
    this.element.setAttribute("aria-modal", String(this.narrow));
    const { draft } = this.ctx.store.chat || {};
    if (draft && !this.composer.text) this.composer.fill(draft);
    this.focusStart();
    this.log.scroller.always();
  }

  focusStart() {
    if (this.view.isOpen) this.view.title.focus();
    else if (this.narrow) this.head.name.focus();
    else this.composer.focus();
  }

  say(text, payload) {
    if (this.view.isOpen) this.view.close();
    const pressed = this.ctx.root.activeElement;
    const typed = pressed === this.composer.field;
    const item = this.conversation.send(text, payload);
    // A pressed choice is folded away: the focus goes to the answer it became.
    const node = this.pending.node(item.id);
    if (!typed && node) node.focus({ preventScroll: true });
  }

  type(text) {
    if (this.view.isOpen) this.view.close();
    this.composer.fill(text);
    this.composer.focus();
  }

  choose(entry) {
    if (this.view.locked) return;
    this.progress.close(false);
    if (entry === "human") this.say(this.ctx.strings.human.text, "/human_handover");
    else this.view.open(entry);
  }

  showView(yes) {
    this.chat.hidden = yes;
    if (!yes) this.composerOrHead();
  }

  composerOrHead() {
    if (this.narrow) this.head.menu.button.focus();
    else this.composer.focus();
  }

  startAgain() {
    this.chat.hidden = false;
    this.conversation.open();
    this.focusStart();
  }

  heard(event) {
    const handler = `on_${event.type}`;
    if (this[handler]) this[handler](event);
  }

  on_message({ message, old }) {
    if (old) this.log.quiet(true);
    this.log.add(message, old);
    if (message.sender === "counsellor") this.on_state();
    if (!old && message.sender !== "user") this.acts.unread();
  }

  on_resumed() {
    this.log.notice(this.ctx.strings.log.welcomeBack);
    this.log.scroller.always();
    setTimeout(() => this.log.quiet(false), 300);
  }

  on_pending({ item }) {
    this.pending.show(item);
  }

  on_sent({ item, message }) {
    this.pending.confirm(item, message);
  }

  on_dropped({ id }) {
    this.pending.drop(id);
  }

  on_update({ message }) {
    this.log.update(message);
  }

  on_typing() {
    this.log.setTyping(this.conversation.typing);
  }

  on_state() {
    const { status, step } = this.conversation.state;
    const { name, role } = this.counsellor;
    this.head.update(status, name, role);
    this.progress.update(step);
    this.log.hold(status === "counsellor" || status === "closed");
    this.on_typing();
    if (status === "closed") this.on_net({ state: "closed" });
  }

  on_net({ state }) {
    const words = this.ctx.strings.net;
    if (state === this.netState) return;
    if (state === "ok" && this.netState === "closed" && this.conversation.state.status === "closed") return;
    this.netState = state;
    clear(this.net);
    if (state === "offline") this.net.append(el("p", { text: words.offline }));
    if (state === "lost") {
      this.net.append(el("p", { text: words.unreachable }), button(words.retry, () => this.conversation.hurry(), { class: "button quiet" }));
    }
    if (state === "closed") {
      this.net.append(el("p", { text: words.closed }), button(words.startNew, () => this.conversation.startNew(), { class: "button quiet" }));
    }
  }

  on_reset({ reason, draft }) {
    this.log.reset();
    this.pending.reset();
    this.netState = null;
    clear(this.net);
    this.head.update("bot");
    this.progress.update("welcome");
    this.composer.fill(draft || "");
    if (reason === "gone") this.log.notice(this.ctx.strings.net.gone);
  }

  key(event) {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      if (this.head.menu.open) this.head.menu.close(true);
      else if (this.view.isOpen && !this.view.locked) this.view.close();
      else if (this.progress.open) this.progress.close(true);
      else this.acts.close();
    }
    if (event.key === "Tab" && this.narrow) this.keepInside(event);
  }

  keepInside(event) {
    const reachable = Array.from(this.element.querySelectorAll("button, a[href], input, textarea, [tabindex='0']"))
      .filter((node) => node.tabIndex >= 0 && !node.disabled && node.getClientRects().length);
    const first = reachable[0];
    const last = reachable[reachable.length - 1];
    const here = this.ctx.root.activeElement;
    if (event.shiftKey && (here === first || here === this.head.name)) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && here === last) {
      event.preventDefault();
      first.focus();
    }
  }
}
