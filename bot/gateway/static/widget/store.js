// What is kept on the person's own device, so that a closed page can be taken up again.

const PREFIX = "lotsen";

function memoryStorage() {
  const values = new Map();
  return {
    getItem: (key) => (values.has(key) ? values.get(key) : null),
    setItem: (key, value) => values.set(key, value),
    removeItem: (key) => values.delete(key),
  };
}

function browserStorage() {
  try {
    const probe = `${PREFIX}.probe`;
    window.localStorage.setItem(probe, "1");
    window.localStorage.removeItem(probe);
    return window.localStorage;
  } catch {
    return memoryStorage();
  }
}

export class Store {
  constructor(service, storage = browserStorage()) {
    this.storage = storage;
    this.chatKey = `${PREFIX}.chat:${service}`;
    this.sizeKey = `${PREFIX}.size`;
    this.erasureKey = `${PREFIX}.erasures:${service}`;
  }

  read(key, otherwise) {
    try {
      return JSON.parse(this.storage.getItem(key)) ?? otherwise;
    } catch {
      return otherwise;
    }
  }

  write(key, value) {
    try {
      this.storage.setItem(key, JSON.stringify(value));
    } catch {
      // A full or blocked storage only costs the resuming, never the chat.
    }
  }

  /** {id, token, outbox, draft, saved, hidden, status} or null. */
  get chat() {
    return this.read(this.chatKey, null);
  }

  keep(changes) {
    this.write(this.chatKey, { ...(this.chat || {}), ...changes });
  }

  forget() {
    this.storage.removeItem(this.chatKey);
  }

  get size() {
    return this.read(this.sizeKey, "normal");
  }

  set size(value) {
    this.write(this.sizeKey, value);
  }

  /** Conversations the person has cleared but the server has not yet been told about. */
  get erasures() {
    return this.read(this.erasureKey, []);
  }

  set erasures(list) {
    if (list.length) this.write(this.erasureKey, list);
    else this.storage.removeItem(this.erasureKey);
  }
}

export function newId() {
  if (window.crypto && window.crypto.randomUUID) return window.crypto.randomUUID();
  const bytes = new Uint8Array(16);
  if (window.crypto && window.crypto.getRandomValues) window.crypto.getRandomValues(bytes);
  else bytes.forEach((_, index) => (bytes[index] = Math.floor(Math.random() * 256)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
