// The desk's calls. A login that has run out leads back to the login page and from there to here.
import { words } from "./words.sv.js";

export class Fault extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const csrf = () => document.querySelector('meta[name="csrf"]');

export function toLogin() {
  location.assign(`/desk/login?next=${encodeURIComponent(location.pathname)}`);
}

async function send(method, path, body) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRF-Token"] = csrf().content;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  try {
    return await fetch("/desk/api" + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Fault(0, "offline", words.fault.offline);
  }
}

async function call(method, path, body, again = true) {
  const answer = await send(method, path, body);
  if (answer.status === 204) return null;
  const data = await answer.json().catch(() => ({}));
  if (answer.ok) return data;
  if (answer.status === 401) toLogin();
  if (data.error?.code === "csrf" && again) {
    // Somebody logged in anew in another tab: this page goes on with the new login.
    csrf().content = (await call("GET", "/session")).csrf ?? "";
    return call(method, path, body, false);
  }
  throw new Fault(answer.status, data.error?.code ?? "unknown", data.error?.message ?? words.fault.unknown);
}

const one = (id) => `/conversations/${encodeURIComponent(id)}`;

export const api = {
  inbox: (status, cursor) => call("GET", `/conversations?status=${status}&cursor=${encodeURIComponent(cursor ?? "")}`),
  conversation: (id, after = 0) => call("GET", `${one(id)}?after=${after}`),
  claim: (id) => call("POST", `${one(id)}/claim`),
  say: (id, text, messageId) => call("POST", `${one(id)}/messages`, { text, id: messageId }),
  note: (id, text) => call("POST", `${one(id)}/notes`, { text }),
  release: (id) => call("POST", `${one(id)}/release`),
  close: (id) => call("POST", `${one(id)}/close`),
  correct: (id, skill, change) => call("PATCH", `${one(id)}/skills/${encodeURIComponent(skill)}`, change),
  logout: () => call("POST", "/logout"),
};
