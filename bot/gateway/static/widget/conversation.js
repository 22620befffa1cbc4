// The conversation as this device knows it: messages in order, what is unsent, who has it, and how far it is.

import { ApiError, NetworkError } from "./api.js";
import { Erasures } from "./erasures.js";
import { Outbox } from "./outbox.js";
import { Receiver } from "./receiver.js";
import { rest, settle } from "./settle.js";
import { Transcript } from "./transcript.js";

const FRESH = { status: "bot", step: "welcome", progress: 0 };

export class Conversation {
  constructor(api, store) {
    this.api = api;
    this.store = store;
    this.listeners = new Set();
    this.erasures = new Erasures(api, store);
    this.outbox = new Outbox(api, store, {
      changed: (item) => this.tell("pending", { item }),
      sent: (item, seq) => this.accepted(item, seq),
      gone: () => this.startAnew(),
    });
    this.reset();
  }

  reset() {
    if (this.receiver) this.receiver.stop();
    this.receiver = null;
    this.round = (this.round || 0) + 1;
    this.transcript = new Transcript();
    this.state = { ...FRESH };
    this.idle = true;
    this.opened = false;
    this.outbox.items = [];
    this.outbox.ready = false;
  }

  on(listener) {
    this.listeners.add(listener);
  }

  tell(type, detail = {}) {
    this.listeners.forEach((listener) => listener({ type, ...detail }));
  }

  get messages() {
    return this.transcript.messages;
  }

  get lastSeq() {
    return this.transcript.lastSeq;
  }

  get resumable() {
    return Boolean(this.store.chat);
  }

  async open() {
    if (this.opened) return undefined;
    this.opened = true;
    this.erasures.send();
    const { round } = this;
    const saved = this.store.chat;
    try {
      if (saved) await this.resume(saved);
      else await this.begin();
    } catch (error) {
      if (round !== this.round) return undefined;
      this.opened = false;
      if (saved && error instanceof ApiError && error.gone) return this.startAnew();
      return this.postpone(error);
    }
    if (round !== this.round) return undefined;
    this.tell("net", { state: "ok" });
    this.outbox.ready = true;
    this.listen();
    this.outbox.run();
    settle(this);
    this.refresh();
    return undefined;
  }

  /** Opening did not get through: say so and try again by itself. */
  postpone(error) {
    const seconds = error instanceof ApiError && error.status === 429 ? error.retryAfter : 5;
    this.tell("net", { state: error instanceof NetworkError && navigator.onLine === false ? "offline" : "lost" });
    clearTimeout(this.reopening);
    this.reopening = setTimeout(() => this.open(), seconds * 1000);
  }

  /** The typing sign stands only while the robot really has something to answer. */
  get typing() {
    return this.opened && !this.idle && this.state.status === "bot";
  }

  async begin() {
    const { round } = this;
    const { conversation_id: id, token } = await this.api.create();
    if (round !== this.round) {
      // Cleared or left while it was being made: nothing of it may stay.
      this.erasures.add({ id, token });
      return;
    }
    this.api.use(id, token);
    this.store.keep({ id, token });
    this.outbox.keep();
    this.idle = false;
    this.tell("typing");
  }

  async resume({ id, token }) {
    this.api.use(id, token);
    const waiting = this.outbox.items.length ? [] : this.outbox.restore();
    let page;
    do {
      page = await this.api.messages(this.lastSeq, 0);
      this.take(page.messages, page.idle, true);
    } while (page.next && page.messages.length);
    this.tell("resumed");
    waiting.forEach((item) => this.tell("pending", { item }));
  }

  listen() {
    this.receiver = new Receiver(this.api, {
      after: () => this.lastSeq,
      busy: () => !this.idle,
      take: (messages, idle) => this.take(messages, idle),
      lost: () => this.tell("net", { state: navigator.onLine === false ? "offline" : "lost" }),
      found: () => this.found(),
      gone: () => this.startAnew(),
    });
    this.receiver.start();
  }

  found() {
    this.tell("net", { state: "ok" });
    this.outbox.hurry();
    if (!this.idle) settle(this);
  }

  /** The network is back, or the person asks to try now. */
  hurry() {
    clearTimeout(this.reopening);
    if (!this.opened) return this.open();
    if (this.receiver) this.receiver.hurry();
    this.outbox.hurry();
  }

  send(text, payload) {
    const item = this.outbox.add(text, payload);
    this.tell("pending", { item });
    this.outbox.run();
    return item;
  }

  drop(id) {
    this.outbox.drop(id);
    this.release();
    this.tell("dropped", { id });
  }

  accepted(item, seq) {
    if (!this.transcript.has(seq)) {
      const message = { seq, sender: "user", text: item.text, buttons: [], at: new Date().toISOString() };
      this.transcript.insert(message);
      this.tell("sent", { item, message });
    } else {
      this.tell("dropped", { id: item.id });
    }
    this.release();
    this.idle = false;
    this.tell("typing");
    settle(this);
  }

  release() {
    if (this.outbox.inFlight) return;
    const { fresh, changed } = this.transcript.release();
    fresh.forEach((message) => this.tell("message", { message, old: false }));
    changed.forEach((message) => this.tell("update", { message }));
  }

  take(messages, idle, old = false) {
    const fresh = this.transcript.take(messages, this.outbox.inFlight);
    fresh.forEach((message) => this.tell("message", { message, old }));
    if (idle !== null) this.idle = idle;
    this.tell("typing");
    if (fresh.length && !old) this.refresh();
  }

  /** Resolves once everything sent has been answered, or after a while. */
  async settled(longest = 15000) {
    const until = Date.now() + longest;
    while ((this.outbox.items.length || !this.idle) && Date.now() < until) {
      await rest(100);
    }
  }

  refresh() {
    clearTimeout(this.refreshing);
    const { id } = this.api;
    this.refreshing = setTimeout(async () => {
      try {
        const state = await this.api.state();
        if (id !== this.api.id || !this.opened) return;
        this.state = { ...this.state, ...state };
        this.store.keep({ status: this.state.status });
        this.tell("state");
      } catch {
        // Progress is a help, not a need: the next message asks again.
      }
    }, 120);
  }

  /** The server no longer knows the conversation: keep what was typed, begin a new one. */
  startAnew() {
    const typed = this.outbox.items.filter((item) => !item.payload).map((item) => item.text);
    this.store.forget();
    this.reset();
    this.tell("reset", { reason: "gone", draft: typed.join("\n") });
    const again = Date.now() - (this.startedAnew || 0) < 10000;
    this.startedAnew = Date.now();
    return again ? this.postpone() : this.open();
  }

  /** An ended conversation stays with the service; this device begins another. */
  startNew() {
    this.leave();
    return this.open();
  }

  leave() {
    clearTimeout(this.refreshing);
    this.store.forget();
    this.reset();
    this.tell("reset", { reason: "left" });
  }

  /** Forgets here at once, and at the server as soon as it can be reached. Returns whether that is done. */
  async erase() {
    const { id, token } = this.store.chat || {};
    clearTimeout(this.refreshing);
    this.reset();
    this.store.forget();
    if (id) this.erasures.add({ id, token });
    this.tell("reset", { reason: "cleared" });
    return this.erasures.send();
  }
}
