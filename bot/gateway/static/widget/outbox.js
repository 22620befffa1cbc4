// Messages on their way: sent one at a time in order, kept until the server has them, sent again with the same id.

import { ApiError } from "./api.js";
import { newId } from "./store.js";

const PAUSES = [2, 4, 8, 15, 30];

export class Outbox {
  /** `hooks`: changed(item), sent(item, seq), gone(). Item states: queued, sending, waiting, offline, failed. */
  constructor(api, store, hooks) {
    this.api = api;
    this.store = store;
    this.hooks = hooks;
    this.ready = false;
    this.running = false;
    this.items = [];
    this.wake = () => {};
  }

  restore() {
    const kept = (this.store.chat && this.store.chat.outbox) || [];
    this.items = kept.map((item) => ({ ...item, state: "queued", tries: 0 }));
    return this.items;
  }

  get inFlight() {
    return this.items.some((item) => item.state === "sending");
  }

  add(text, payload) {
    const item = { id: newId(), text, payload, state: "queued", tries: 0 };
    this.items.push(item);
    this.keep();
    return item;
  }

  keep() {
    const kept = this.items.map(({ id, text, payload }) => ({ id, text, payload }));
    if (this.store.chat) this.store.keep({ outbox: kept });
  }

  drop(id) {
    this.items = this.items.filter((item) => item.id !== id);
    this.keep();
  }

  retry(id) {
    const item = this.items.find((one) => one.id === id);
    if (!item) return;
    Object.assign(item, { state: "queued", tries: 0, message: "" });
    this.hurry();
  }

  /** Sends now what waits for the network or for its turn. */
  hurry() {
    // The service has asked for a pause: that is kept.
    if (this.items.some((item) => item.state === "waiting")) return;
    this.wake();
    this.run();
  }

  async run() {
    if (this.running || !this.ready) return;
    this.running = true;
    try {
      for (;;) {
        const item = this.items.find((one) => one.state !== "failed");
        if (!item || !this.ready) return;
        const pause = await this.attempt(item);
        if (pause) await this.sleep(pause);
      }
    } finally {
      this.running = false;
    }
  }

  /** Returns the seconds to wait before the next attempt. */
  async attempt(item) {
    this.mark(item, "sending");
    try {
      const { seq } = await this.api.send(item);
      if (!this.items.includes(item)) return 0;
      this.drop(item.id);
      this.hooks.sent(item, seq);
      return 0;
    } catch (error) {
      if (!this.items.includes(item)) return 0;
      return this.failed(item, error);
    }
  }

  failed(item, error) {
    if (error instanceof ApiError) {
      if (error.gone) {
        this.ready = false;
        this.mark(item, "queued");
        this.hooks.gone();
        return 0;
      }
      if (error.status === 429) {
        this.mark(item, "waiting", { seconds: Math.ceil(error.retryAfter) });
        return error.retryAfter;
      }
      if (error.status < 500) {
        this.mark(item, "failed", { message: error.message });
        return 0;
      }
    }
    const pause = PAUSES[Math.min(item.tries, PAUSES.length - 1)];
    item.tries += 1;
    this.mark(item, navigator.onLine === false ? "offline" : "retrying");
    return pause;
  }

  mark(item, state, more = {}) {
    Object.assign(item, { state, ...more });
    this.hooks.changed(item);
  }

  sleep(seconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
