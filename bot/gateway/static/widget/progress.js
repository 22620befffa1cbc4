// The step line: where one is, by name; opened it shows every step, what was said there, and lets it be changed.

import { answersFor } from "./answers.js";
import { button, clear, el, hidden, icon, uid } from "./dom.js";
import { SHOWN, answered, minutesLeft, reached } from "./steps.js";
import { fill } from "./strings.sv.js";

function theQuestion(text) {
  const found = text.trim().match(/[^.!?]+[.!?]*/g) || [text];
  return (found.find((one) => one.includes("?")) || found[found.length - 1]).trim();
}

export class Progress {
  constructor(ctx) {
    this.ctx = ctx;
    this.words = ctx.strings.progress;
    this.step = "welcome";
    const id = uid("steps");
    this.name = el("span", { class: "step-name" });
    this.left = el("span", { class: "step-left" });
    this.toggle = el("button", {
      type: "button", class: "step-line", "aria-expanded": "false", "aria-controls": id,
      on: { click: () => this.setOpen(this.sheet.hidden) },
    }, el("span", { class: "step-words" }, this.name, this.left), hidden(`, ${this.words.open}`), icon("down"));
    this.bars = el("div", { class: "step-bars", "aria-hidden": "true" }, SHOWN.map(() => el("span")));
    this.sheet = el("ol", { class: "steps plain", id });
    this.sheet.hidden = true;
    this.element = el("div", { class: "progress" }, this.toggle, this.bars, this.sheet);
    this.update("welcome");
  }

  get open() {
    return !this.sheet.hidden;
  }

  update(step) {
    this.step = step;
    const names = this.words.names;
    const here = SHOWN.indexOf(step);
    const name = names[step] || names.welcome;
    this.name.textContent = here < 0 ? name : fill(this.words.of, { name, n: here + 1, total: SHOWN.length });
    this.left.textContent = this.leftOf(step);
    const done = this.position();
    Array.from(this.bars.children).forEach((bar, index) => {
      bar.className = index < done ? "done" : index === done ? "now" : "";
    });
    if (this.open) this.draw();
  }

  /** What is left, in words. A booking in the middle of the guidance leaves its steps where they are. */
  leftOf(step) {
    const here = SHOWN.indexOf(step);
    if (here < 0 && step !== "welcome") {
      const done = this.position();
      if (done >= SHOWN.length) return this.words.allDone;
      return done < 0 ? "" : fill(this.words.waiting, { n: done + 1, total: SHOWN.length });
    }
    const minutes = minutesLeft(step);
    return minutes ? fill(this.words.minutes, { n: minutes }) : this.words.lastMinute;
  }

  /** How many steps are behind. After the guidance, all of them. */
  position() {
    if (this.step === "follow_up") return SHOWN.length;
    return this.step === "booking" ? reached(this.ctx.conversation.messages) : SHOWN.indexOf(this.step);
  }

  setOpen(yes) {
    this.sheet.hidden = !yes;
    this.toggle.setAttribute("aria-expanded", String(yes));
    if (yes) this.draw();
  }

  close(back) {
    this.setOpen(false);
    if (back) this.toggle.focus();
  }

  draw() {
    const said = answered(this.ctx.conversation.messages);
    clear(this.sheet).append(...SHOWN.map((step, index) => this.drawStep(step, index, said)));
  }

  drawStep(step, index, said) {
    const done = this.position();
    const state = index < done ? "done" : index === done ? "now" : "left";
    const given = said.filter((one) => one.step === step);
    const name = this.words.names[step];
    const item = el("li", { class: `step ${state}`, "aria-current": state === "now" ? "step" : null },
      el("p", { class: "step-title" }, icon(state === "done" ? "check" : "ring"), el("span", { text: name }),
        el("span", { class: "step-state", text: this.words[state] })));
    if (given.length) item.append(el("ul", { class: "plain said" }, given.map((one) => this.drawSaid(one))));
    return item;
  }

  drawSaid({ question, answer }) {
    const id = uid("said");
    const line = theQuestion(question.text);
    const row = el("li", {}, el("p", { class: "said-question", id, text: line }),
      el("p", { text: fill(this.words.youSaid, { text: answer.text }) }));
    row.append(button(this.words.change, (event) => this.change(question, row, id, event.currentTarget),
      { class: "button quiet", "aria-label": fill(this.words.changeLabel, { question: line }) }));
    return row;
  }

  /** Choices are offered again on the spot; free words are corrected in one's own words. */
  change(question, row, id, pressed) {
    const answers = answersAgain(this.ctx, question, id, () => this.close(false));
    if (!answers) {
      this.close(false);
      return this.ctx.type(this.words.changeStart);
    }
    pressed.remove();
    row.append(answers);
    answers.querySelector("button, input").focus();
  }
}

/** The ways to answer an earlier question once more; only those whose payload names the question are safe to reuse. */
function answersAgain(ctx, question, id, done) {
  const buttons = (question.buttons || []).filter(({ payload }) => (payload || "").startsWith("/inform{"));
  const say = (text, payload) => {
    done();
    ctx.say(text, payload);
  };
  return answersFor({ ...question, buttons }, { ...ctx, say }, id);
}
