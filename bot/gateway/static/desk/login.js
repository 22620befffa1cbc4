// The login form. Somebody who is logged in already, and came by a link, goes straight on.
import { words } from "./words.sv.js";

const form = document.getElementById("login");
const place = document.getElementById("login-fault");
const send = form.querySelector("button");
const wanted = new URLSearchParams(location.search).get("next") ?? "";
const next = /^\/desk(\/samtal\/[\w-]+)?$/.test(wanted) ? wanted : "/desk";

function wrong(text, field) {
  place.textContent = text;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", "login-fault");
  field.focus();
}

async function login() {
  const { name, password } = form.elements;
  for (const field of [name, password]) field.removeAttribute("aria-invalid");
  place.textContent = "";
  if (!name.value.trim()) return wrong(words.login.name, name);
  if (!password.value) return wrong(words.login.password, password);
  send.textContent = words.login.busy;
  try {
    const body = JSON.stringify({ name: name.value.trim(), password: password.value });
    const answer = await fetch("/desk/api/login", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    if (answer.ok) return location.replace(next);
    const data = await answer.json().catch(() => ({}));
    password.value = "";
    wrong(data.error?.message ?? words.fault.unknown, password);
  } catch {
    wrong(words.fault.offline, password);
  }
  send.textContent = words.login.button;
}

form.addEventListener("submit", (event) => { event.preventDefault(); login(); });
fetch("/desk/api/session").then((answer) => answer.json()).then((session) => { if (session.name) location.replace(next); }).catch(() => null);
