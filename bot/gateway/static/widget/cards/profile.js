// The competence profile in words: as a summary in the chat, and the parts the profile page is made of.

import { el } from "../dom.js";
import { fullDate, valid } from "../dates.js";
import { fill } from "../strings.sv.js";

/** A summary to confirm or correct; the buttons under it come with the message. */
export function profile(card, ctx) {
  const found = card.profile || {};
  const words = ctx.strings.profile;
  return el("section", { class: "card profile", "aria-label": words.title },
    el("dl", { class: "facts" }, basics(found, ctx), row(words.skills, skillLines(found.skills || [], words)),
      background(found, ctx, card.labels)));
}

export function row(name, values) {
  const list = values.filter(Boolean);
  if (!list.length) return [];
  return [el("dt", { text: name }), ...list.map((value) => el("dd", { class: "said", text: value }))];
}

/** One line for each level, the best first: "Gör det själv: svetsa, läsa ritningar". */
function skillLines(skills, words) {
  return [4, 3, 2, 1, 0].map((level) => {
    const names = skills.filter((one) => (one.level || 0) === level).map((one) => one.label).join(", ");
    return names && level ? `${words.levels[level]}: ${names}` : names;
  });
}

function inWords(id, labels) {
  const text = labels[id] || id.replace(/_/g, " ");
  return text.charAt(0).toLocaleUpperCase("sv") + text.slice(1);
}

export function years(count, words) {
  if (count === null || count === undefined) return "";
  return fill(words.years, { n: String(Math.round(count * 10) / 10).replace(".", ",") });
}

export function basics(found, ctx) {
  const words = ctx.strings.profile;
  const jobs = (found.experiences || []).map((one) => [one.label, years(one.years, words)].filter(Boolean).join(", "));
  return [
    row(words.situation, [found.situation && (words.situations[found.situation] || found.situation)]),
    row(words.municipality, [ctx.strings.municipalities[found.municipality_code]]),
    row(words.experiences, jobs),
  ];
}

export function background(found, ctx, labels) {
  const words = ctx.strings.profile;
  const school = found.education || {};
  const spoken = (found.languages || []).map(({ language, level }) => (level ? `${language}, ${level}` : language));
  return [
    row(words.education, [school.level && (words.educations[school.level] || school.level), ...(school.details || [])]),
    row(words.certificates, (found.certificates || []).map((id) => inWords(id, labels || {}))),
    row(words.languages, spoken),
    row(words.wishes, wishes(found.wishes || {}, ctx)),
  ];
}

function wishes(found, ctx) {
  const words = ctx.strings.profile.wish;
  const forms = (found.forms || []).map((form) => ctx.strings.suggestion.forms[form] || form);
  const start = found.start_by && (valid(found.start_by) ? fullDate(found.start_by) : found.start_by);
  return [
    (found.sectors || []).join(", "),
    forms.join(", "),
    found.distance_ok ? words.distance : null,
    found.max_travel_km ? fill(words.travel, { n: found.max_travel_km }) : null,
    found.pace ? words[found.pace] || found.pace : null,
    start ? fill(words.start, { date: start }) : null,
  ];
}
