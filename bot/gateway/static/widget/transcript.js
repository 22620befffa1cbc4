// The messages in order, each number once, whichever way they come.

export class Transcript {
  constructor() {
    this.messages = [];
    this.held = [];
  }

  get lastSeq() {
    return this.messages.length ? this.messages[this.messages.length - 1].seq : 0;
  }

  has(seq) {
    return this.messages.some((message) => message.seq === seq);
  }

  insert(message) {
    const place = this.messages.findIndex((one) => one.seq > message.seq);
    if (place < 0) this.messages.push(message);
    else this.messages.splice(place, 0, message);
  }

  /**
   * Adds what is new and returns it. One's own words wait while their receipt is on its way
   * (`sending`), and so does the answer to them, so that the order on the screen is the true one.
   */
  take(messages, sending) {
    const fresh = [];
    for (const message of messages) {
      if (this.has(message.seq)) continue;
      if (sending && (message.sender === "user" || this.held.length)) {
        this.held.push(message);
        continue;
      }
      this.insert(message);
      fresh.push(message);
    }
    return fresh;
  }

  /** What waited, once the receipt is here: {fresh, changed} (the service may have masked a number). */
  release() {
    const { held } = this;
    this.held = [];
    const changed = [];
    for (const message of held) {
      const own = this.messages.find((one) => one.seq === message.seq);
      if (own && own.text !== message.text) {
        own.text = message.text;
        changed.push(own);
      }
    }
    return { fresh: this.take(held, false), changed };
  }
}
