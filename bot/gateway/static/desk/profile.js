// The profile: what the person has told, in what words, and what a counsellor has verified.
import { when } from "./dates.js";
import { button, el, empty, say } from "./dom.js";
import { verifyForm } from "./verify.js";
import { words } from "./words.sv.js";

const t = words.profile;
const part = (title, ...children) => el("section", { class: "part" }, el("h3", { text: title }), ...children);
const quoted = (text) => (text ? el("p", { class: "words-of" }, t.said, el("q", { text })) : null);
// Titles of what was ticked in a list are no words of the person's own.
const ticked = ({ label, words: said }) => (said ?? "").split(", ").some((part_) => part_.toLowerCase() === label.toLowerCase());
export const levelWord = (level) => t.levels[level] ?? t.noLevel;
const numbers = new Intl.NumberFormat("sv-SE", { maximumFractionDigits: 1 });

function statusWord(skill) {
  if (skill.status !== "verified") return el("span", { class: "word", text: t.selfReported });
  return el("span", { class: "word green", text: t.verified });
}

function told(skill) {
  const status = skill.status === "verified" ? t.verified.toLowerCase() : t.selfReported.toLowerCase();
  return `${levelWord(skill.level)}, ${status}`;
}

function facts(pairs) {
  const known = pairs.filter(([, value]) => value);
  if (!known.length) return null;
  return el("dl", { class: "facts" }, known.flatMap(([name, value]) => [el("dt", { text: name }), el("dd", { text: value })]));
}

export class ProfilePanel {
  constructor(id, onChange) {
    this.id = id;
    this.onChange = onChange;
    this.busy = false;
  }

  draw(profile, changes, labels, interpreter) {
    const made = [this.basics(profile, labels, interpreter), this.work(profile), this.skills(profile, changes), this.background(profile, labels), this.wishes(profile)];
    const shown = made.filter(Boolean);
    return shown.length ? shown : [empty(t.empty)];
  }

  basics(profile, labels, interpreter) {
    const made = facts([[t.situation, t.situations[profile.situation]], [t.municipality, labels[profile.municipality_code]], [t.interpreter, interpreter]]);
    return made ? el("section", { class: "part" }, made) : null;
  }

  work(profile) {
    if (!profile.experiences.length) return null;
    const items = profile.experiences.map((job) => {
      const years = job.years === null ? "" : say(t.years, { count: numbers.format(job.years) });
      return el("li", {}, el("div", { class: "thing-top" }, el("h4", { text: job.label }), el("span", { class: "soft", text: years })), quoted(job.words));
    });
    return part(t.work, el("ul", { class: "plain things" }, items));
  }

  skills(profile, changes) {
    if (!profile.skills.length) return profile.experiences.length ? part(t.skills, el("p", { class: "soft", text: t.noSkills })) : null;
    const items = profile.skills.map((skill) => this.skill(skill, changes.filter((change) => change.skill_id === skill.id)));
    return part(t.skills, el("ul", { class: "plain things" }, items));
  }

  skill(skill, changes) {
    const node = el("li", {});
    const shownBy = skill.evidence.map((one) => t.evidence[one]).filter(Boolean).join(", ");
    const level = levelWord(skill.level) + (shownBy ? ` · ${shownBy}` : "");
    const verified = skill.status === "verified" ? el("p", { class: "small", text: say(t.verifiedBy, { name: skill.verified_by, method: skill.method }) }) : null;
    const before = changes.map((change) => el("p", { class: "history", text: say(words.verify.before, { before: told(change.before), name: change.author, when: when(change.at) }) }));
    const open = button(words.verify.open, () => this.edit(node, open, skill), { class: "button quiet thing-act", "aria-label": say(words.verify.about, { skill: skill.label }), "aria-expanded": "false" });
    node.append(el("div", { class: "thing-top" }, el("h4", { text: skill.label }), statusWord(skill)), el("p", { text: level }));
    node.append(...[verified, ticked(skill) ? null : quoted(skill.words), ...before, open].filter(Boolean));
    return node;
  }

  edit(node, open, skill) {
    this.busy = true;
    open.hidden = true;
    const done = (saved) => {
      this.busy = false;
      form.remove();
      open.hidden = false;
      open.focus();
      if (saved) this.onChange();
    };
    const form = verifyForm(this.id, skill, done);
    node.append(form);
    form.querySelector("input")?.focus();
  }

  background(profile, labels) {
    const { level, details } = profile.education;
    const school = [t.educationLevels[level], ...(details ?? [])].filter(Boolean).join(", ");
    const papers = profile.certificates.map((one) => labels[one] ?? one).join(", ");
    const spoken = profile.languages.map((one) => (one.level ? `${one.language} (${one.level})` : one.language)).join(", ");
    const made = facts([[t.education, school], [t.certificates, papers], [t.languages, spoken]]);
    return made ? el("section", { class: "part" }, made) : null;
  }

  wishes(profile) {
    const wish = profile.wishes;
    const distance = wish.distance_ok === null ? "" : wish.distance_ok ? t.distanceYes : t.distanceNo;
    const made = facts([
      [t.sectors, wish.sectors.join(", ")], [t.wishForms, wish.forms.map((one) => t.forms[one] ?? one).join(", ")], [t.distance, distance],
      [t.travel, wish.max_travel_km === null ? "" : say(t.km, { count: wish.max_travel_km })], [t.pace, wish.pace], [t.start, wish.start_by],
    ]);
    return made ? part(t.wishes, made) : null;
  }
}
