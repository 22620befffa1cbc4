// "Min profil": everything told so far, skills grouped by level, changed in place, taken along as a PDF.

import { background, basics } from "../cards/profile.js";
import { button, el, hidden, uid } from "../dom.js";
import { informPayload } from "../answers.js";
import { fill } from "../strings.sv.js";

export async function profileView(ctx, view) {
  const [found, { labels }] = await Promise.all([ctx.api.part("profile"), ctx.api.part("labels")]);
  const words = ctx.strings.profile;
  const told = el("dl", { class: "facts" }, basics(found, ctx), trail(found, words), background(found, ctx, labels));
  const skills = found.skills || [];
  if (!told.children.length && !skills.length) return [el("p", { class: "empty", text: words.empty })];
  return [
    view.note ? undoLine(view, ctx) : null,
    skills.length ? el("h3", { text: words.skills }) : null,
    [4, 3, 2, 1, 0].map((level) => group(level, skills.filter((one) => (one.level || 0) === level), ctx, view)),
    told.children.length ? told : null,
    el("p", { class: "small", text: words.note }),
    el("div", { class: "row" }, download(ctx, view, words.pdf, "profile.pdf", "min-profil.pdf", "button primary"),
      download(ctx, view, words.json, "profile.json-resume", "min-profil.json", "button")),
  ];
}

function group(level, skills, ctx, view) {
  if (!skills.length) return null;
  const words = ctx.strings.profile;
  return el("section", { class: "skill-group" }, el("h4", { text: level ? words.levels[level] : words.noLevel }),
    el("ul", { class: "plain" }, skills.map((skill) => skillRow(skill, ctx, view))));
}

function skillRow(skill, ctx, view) {
  const words = ctx.strings.profile;
  const evidence = (skill.evidence || []).map((one) => words.evidence[one] || one).join(", ");
  const verified = skill.status === "verified";
  const status = !verified ? words.selfReported
    : skill.verified_by ? fill(words.verified, { by: skill.verified_by }) : words.verifiedPlain;
  const row = el("li", { class: "skill" },
    el("p", { class: "skill-name" }, skill.label, el("span", { class: verified ? "tag verified" : "tag", text: status })),
    evidence ? el("p", { class: "small", text: fill(words.shown, { list: evidence }) }) : null,
    skill.words && !chosen(skill) ? el("p", { class: "quote", text: fill(words.words, { text: skill.words }) }) : null);
  // What the team has verified is theirs to change.
  if (verified) return row;
  const edit = button(words.edit, () => {
    edit.hidden = true;
    const editor = levelEditor(skill, ctx, view, () => {
      editor.remove();
      edit.hidden = false;
      edit.focus();
    });
    row.append(editor);
    editor.querySelector("input").focus();
  }, { class: "button quiet", "aria-label": fill(words.editLabel, { label: skill.label }) });
  row.append(edit);
  return row;
}

/** Whether the person's words are only the titles of what was ticked: they say nothing more then. */
function chosen(skill) {
  return skill.words.split(", ").some((part) => part.toLowerCase() === skill.label.toLowerCase());
}

function levelEditor(skill, ctx, view, cancel) {
  const words = ctx.strings.profile;
  const name = uid("level");
  const options = [1, 2, 3, 4, 0].map((level) => el("label", { class: "choice" },
    el("input", { type: "radio", name, value: level, checked: level === skill.level }),
    el("span", { text: level ? words.levels[level] : words.remove })));
  const form = el("fieldset", { class: "editor" }, el("legend", { text: fill(words.editLabel, { label: skill.label }) }), options);
  const keep = button(ctx.strings.choices.done, () => {
    const chosen = form.querySelector("input:checked");
    if (chosen) view.change(skill, Number(chosen.value));
  }, { class: "button primary" });
  form.append(el("div", { class: "row" }, keep, button(words.cancel, cancel, { class: "button quiet" })));
  return form;
}

/** Sends the new level as an answer to the skill's question, waits for it, shows the profile again. */
export async function changeLevel(ctx, skill, level) {
  const words = ctx.strings.profile;
  const text = level ? fill(words.editText, { label: skill.label, level: words.levels[level].toLowerCase() })
    : fill(words.removeText, { label: skill.label });
  ctx.conversation.send(text, informPayload(`skill:${skill.id}`, level));
  await ctx.conversation.settled();
  return { text, skill, level };
}

function undoLine(view, ctx) {
  const words = ctx.strings.profile;
  const { text, skill } = view.note;
  return el("div", { class: "undo-line", role: "status" }, el("p", { text: fill(words.changed, { text }) }),
    skill.level ? button(words.undo, () => view.change({ ...skill, undone: true }, skill.level), { class: "button" }) : null);
}

function trail(found, words) {
  const said = (found.experiences || []).filter((one) => one.words);
  if (!said.length) return null;
  return said.map((one) => el("dd", { class: "quote" }, hidden(`${one.label}: `), fill(words.words, { text: one.words })));
}

function download(ctx, view, text, part, filename, style) {
  return button(text, async (event) => {
    const pressed = event.currentTarget;
    pressed.setAttribute("aria-disabled", "true");
    try {
      const address = URL.createObjectURL(await ctx.api.file(part));
      const anchor = el("a", { href: address, download: filename });
      ctx.root.append(anchor);
      anchor.click();
      anchor.remove();
      setTimeout(() => URL.revokeObjectURL(address), 60000);
    } catch {
      view.alert(ctx.strings.view.failed);
    } finally {
      pressed.removeAttribute("aria-disabled");
    }
  }, { class: style });
}
