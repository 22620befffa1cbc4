// Calls to the chat service. Raises ApiError for an answer that says no, NetworkError for no answer.

const TIMEOUT = 15000;

export class NetworkError extends Error {}

export class ApiError extends Error {
  constructor(status, body, retryAfter) {
    const error = (body && body.error) || {};
    super(error.message || "");
    this.status = status;
    this.code = error.code || "";
    this.retryAfter = retryAfter;
  }

  get gone() {
    return this.status === 401 || this.status === 404;
  }
}

function retryAfter(response) {
  const value = response.headers.get("Retry-After");
  if (!value) return 5;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(1, seconds);
  const until = (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(until) ? Math.max(1, Math.ceil(until)) : 5;
}

export class ChatApi {
  constructor(service) {
    this.root = new URL("api/chat", service).href;
    this.id = null;
    this.token = null;
  }

  use(id, token) {
    this.id = id;
    this.token = token;
  }

  async request(path, { method = "GET", body, signal, timeout = TIMEOUT, headers = {}, as = this } = {}) {
    const abort = new AbortController();
    const timer = timeout ? setTimeout(() => abort.abort(), timeout) : null;
    const stop = () => abort.abort();
    if (signal) signal.addEventListener("abort", stop);
    const sent = { ...headers };
    if (as.token) sent.Authorization = `Bearer ${as.token}`;
    if (body) sent["Content-Type"] = "application/json";
    let response;
    try {
      response = await fetch(this.root + path, {
        method, headers: sent, body: body && JSON.stringify(body),
        signal: abort.signal, cache: "no-store", credentials: "omit",
      });
    } catch (error) {
      if (signal && signal.aborted) throw error;
      throw new NetworkError(String(error));
    } finally {
      clearTimeout(timer);
      // An event stream goes on after its head has come, and must stay possible to stop.
      if (signal && timeout) signal.removeEventListener("abort", stop);
    }
    if (response.ok) return response;
    const answer = await response.json().catch(() => null);
    throw new ApiError(response.status, answer, retryAfter(response));
  }

  async json(path, options) {
    const response = await this.request(path, options);
    try {
      return await response.json();
    } catch (error) {
      throw new NetworkError(String(error));
    }
  }

  create() {
    return this.json("", { method: "POST", body: { channel: "web" }, as: {} });
  }

  send(item) {
    const body = { id: item.id, text: item.text };
    if (item.payload) body.payload = item.payload;
    return this.json(`/${this.id}/messages`, { method: "POST", body });
  }

  messages(after, wait, signal) {
    const query = `after=${after}&wait=${wait}`;
    return this.json(`/${this.id}/messages?${query}`, { signal, timeout: TIMEOUT + wait * 1000 });
  }

  events(after, signal) {
    const headers = { Accept: "text/event-stream", "Last-Event-ID": String(after) };
    return this.request(`/${this.id}/events`, { signal, headers, timeout: 0 });
  }

  state() {
    return this.json(`/${this.id}`);
  }

  part(name) {
    return this.json(`/${this.id}/${name}`);
  }

  async file(name) {
    const response = await this.request(`/${this.id}/${name}`, { timeout: 60000 });
    return response.blob();
  }

  /** Removes a conversation; one that is already gone counts as removed. */
  async erase(chat) {
    try {
      await this.request(`/${chat.id}`, { method: "DELETE", as: chat });
    } catch (error) {
      if (!(error instanceof ApiError && error.gone)) throw error;
    }
  }
}
