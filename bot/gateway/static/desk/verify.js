// The form that verifies or corrects one skill. The old value stays in the history.
import { api } from "./api.js";
import { announce, button, el, say } from "./dom.js";
import { words } from "./words.sv.js";

const t = words.verify;
const EVIDENCE = ["grade", "certificate", "employer", "work_sample"];

function choice(type, name, value, text, checked) {
  return el("label", { class: "check" }, el("input", { type, name, value, checked }), el("span", { text }));
}

function levels(skill) {
  const made = Object.entries(words.profile.levels).map(([level, text]) => choice("radio", "level", level, text, Number(level) === skill.level));
  return el("fieldset", {}, el("legend", { text: t.level }), made);
}

function evidence(skill) {
  const made = EVIDENCE.map((one) => choice("checkbox", "evidence", one, words.profile.evidence[one], skill.evidence.includes(one)));
  return el("fieldset", {}, el("legend", { text: t.evidence }), made);
}

function method(skill) {
  const list = el("datalist", { id: "methods" }, t.methods.map((one) => el("option", { value: one })));
  const field = el("input", { name: "method", list: "methods", maxLength: 200, value: skill.method ?? "", autocomplete: "off" });
  return el("label", { class: "field" }, t.method, field, list);
}

function changeFrom(form, status) {
  const data = new FormData(form);
  const level = Number(data.get("level"));
  const change = { status, method: data.get("method").trim() };
  if (level) change.level = level;
  const papers = data.getAll("evidence");
  change.evidence = papers.length ? papers : ["none"];
  return change;
}

export function verifyForm(id, skill, done) {
  const fault = el("p", { class: "fault", role: "alert", id: "verify-fault" });
  const form = el("form", { class: "verify", "aria-label": say(t.about, { skill: skill.label }) });
  const save = async (status) => {
    const change = changeFrom(form, status);
    fault.textContent = "";
    if (status === "verified" && !change.method) {
      fault.textContent = t.needsMethod;
      form.elements.method.setAttribute("aria-describedby", "verify-fault");
      form.elements.method.focus();
      return;
    }
    try {
      await api.correct(id, skill.id, change);
      announce(say(t.saved, { skill: skill.label }));
      done(true);
    } catch (error) {
      fault.textContent = error.message;
    }
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); save("verified"); });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    done(false);
  });
  const acts = el("div", { class: "actions" },
    el("button", { type: "submit", class: "button main", text: t.save }),
    button(t.correct, () => save("self_reported")),
    button(t.cancel, () => done(false), { class: "button quiet" }));
  form.append(levels(skill), evidence(skill), method(skill), fault, acts);
  return form;
}
