// Conversations a person has cleared: gone here at once, and at the server as soon as it can be reached.

export class Erasures {
  constructor(api, store) {
    this.api = api;
    this.store = store;
  }

  add(chat) {
    this.store.erasures = [...this.store.erasures, chat];
  }

  /** Returns whether the server has removed everything it was asked to. */
  async send() {
    for (const chat of this.store.erasures) {
      try {
        await this.api.erase(chat);
        this.store.erasures = this.store.erasures.filter((one) => one.id !== chat.id);
      } catch {
        return false;
      }
    }
    return true;
  }
}
