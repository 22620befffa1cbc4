// Keeps new messages coming: server-sent events first, long polling where those do not get through.

import { ApiError } from "./api.js";
import { readEvents, streams } from "./events.js";

const WAIT = 25;
const BUSY_WAIT = 1;
const LONGEST_PAUSE = 30000;
const STALE = 4000;

export class Receiver {
  /** `hooks`: after() newest seq, busy() unanswered, take(messages, idle|null), lost(), found(), gone(). */
  constructor(api, hooks) {
    this.api = api;
    this.hooks = hooks;
    this.polling = false;
    this.running = false;
    this.streamed = 0;
    this.everStreamed = false;
    this.down = false;
    this.failures = 0;
    this.wake = () => {};
  }

  start() {
    if (this.running) return;
    this.running = true;
    this.abort = new AbortController();
    this.loop(this.abort);
  }

  stop() {
    this.running = false;
    if (this.abort) this.abort.abort();
    this.wake();
  }

  /** Tries at once instead of waiting out the pause. */
  hurry() {
    this.failures = 0;
    this.wake();
  }

  /** A message came by another way; if the stream does not bring it too, something buffers the stream. */
  expect(seq) {
    if (this.polling) return;
    setTimeout(() => {
      if (!this.running || this.polling || this.streamed >= seq) return;
      this.polling = true;
      this.abort.abort();
      this.abort = new AbortController();
      this.loop(this.abort);
    }, STALE);
  }

  async loop(abort) {
    const own = () => this.running && this.abort === abort && !abort.signal.aborted;
    while (own()) {
      let pause;
      try {
        if (this.polling) await this.poll(abort.signal);
        else await this.stream(abort.signal);
        pause = this.polling ? 0 : 500;
      } catch (error) {
        if (!own()) return;
        if (error instanceof ApiError && error.gone) return this.hooks.gone();
        pause = this.pauseAfter(error);
      }
      if (own() && pause) await this.sleep(pause);
    }
  }

  pauseAfter(error) {
    this.failures += 1;
    if (error instanceof ApiError && error.status === 429) return error.retryAfter * 1000;
    if (error instanceof ApiError && error.status < 500) this.polling = true;
    if (this.failures > 1 && !this.everStreamed) this.polling = true;
    this.down = true;
    this.hooks.lost();
    return Math.min(LONGEST_PAUSE, 1000 * 2 ** Math.min(this.failures - 1, 5));
  }

  async stream(signal) {
    const response = await this.api.events(this.hooks.after(), signal);
    if (!streams(response)) {
      this.polling = true;
      if (response.body) response.body.cancel();
      return;
    }
    this.connected();
    this.everStreamed = true;
    this.streamed = Math.max(this.streamed, this.hooks.after());
    await readEvents(response, (event) => this.event(event));
  }

  event({ id, data }) {
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (!message || typeof message !== "object" || !("text" in message || "sender" in message)) return;
    const seq = Number(message.seq ?? id);
    if (!Number.isFinite(seq)) return;
    this.streamed = Math.max(this.streamed, seq);
    this.hooks.take([{ ...message, seq }], null);
  }

  async poll(signal) {
    const started = Date.now();
    const before = this.hooks.after();
    const page = await this.api.messages(before, this.hooks.busy() ? BUSY_WAIT : WAIT, signal);
    this.connected();
    this.hooks.take(page.messages, page.idle);
    // A server that does not wait must not be asked without end.
    const advanced = this.hooks.after() > before;
    if (!advanced && Date.now() - started < 1000) await this.sleep(page.messages.length ? 300 : 2000);
  }

  connected() {
    this.failures = 0;
    if (!this.down) return;
    this.down = false;
    this.hooks.found();
  }

  sleep(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
