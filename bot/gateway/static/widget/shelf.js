// Which suggestions the person has saved or put away, kept on their own device with the conversation.

export class Shelf {
  constructor(store) {
    this.store = store;
  }

  list(name) {
    return (this.store.chat && this.store.chat[name]) || [];
  }

  put(name, id, inside) {
    if (!this.store.chat) return;
    const others = this.list(name).filter((one) => one !== id);
    this.store.keep({ [name]: inside ? [...others, id] : others });
  }

  saved(id) {
    return this.list("saved").includes(id);
  }

  toggleSaved(id) {
    this.put("saved", id, !this.saved(id));
  }

  hidden(id) {
    return this.list("hidden").includes(id);
  }

  hide(id) {
    this.put("hidden", id, true);
  }

  show(id) {
    this.put("hidden", id, false);
  }

  /** Whether the person has been asked why a suggestion was wrong: it is asked only once. */
  get asked() {
    return Boolean(this.store.chat && this.store.chat.asked);
  }

  set asked(value) {
    if (this.store.chat) this.store.keep({ asked: value });
  }
}
