// One line of the queue. Its element stays the same while what it says is brought up to date.
import { howLong, minutesSince } from "./dates.js";
import { el, say } from "./dom.js";
import { words } from "./words.sv.js";

export const LONG_WAIT = 20;
const word = (text, kind = "") => el("span", { class: `word ${kind}`.trim(), text });

export const where = (row) => `${row.municipality ?? words.row.noPlace} · ${words.channel[row.channel] ?? row.channel}`;

export function holderWords(row) {
  if (row.mine) return words.row.mine;
  return row.holder ? say(words.row.heldBy, { name: row.holder }) : words.row.held;
}

const waitsLong = (row) => row.status === "waiting" && row.waiting_since && minutesSince(row.waiting_since) >= LONG_WAIT;
const unanswered = (row) => row.mine && row.last_sender === "user";

const waited = (since) => (minutesSince(since) < 1 ? words.row.waitsNow : say(words.row.waits, { time: howLong(since) }));

function labels(row, left) {
  const made = [];
  if (left) made.push(word(words.queue.left));
  if (row.need === "distress") made.push(word(words.row.distress, "warm"));
  if (row.status === "waiting" && row.need !== "distress") made.push(word(words.row.human, "warm"));
  if (waitsLong(row)) made.push(word(words.row.longWait, "warm"));
  if (unanswered(row)) made.push(word(words.row.unanswered, "warm"));
  if (row.status === "counsellor") made.push(word(holderWords(row), row.mine ? "green" : ""));
  if (row.status === "bot") made.push(word(words.row.bot));
  if (row.status === "closed") made.push(word(words.row.closed));
  return made;
}

function lastLine(row) {
  if (row.last_sender === "counsellor") return `${words.sender.counsellor}: ${row.last_text}`;
  return row.last_said ? `”${row.last_said}”` : words.row.nothing;
}

export class Row {
  constructor(data, onOpen) {
    this.link = el("a", { class: "row", href: `/desk/samtal/${data.id}` });
    this.link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
      event.preventDefault();
      onOpen(this.data.id);
    });
    this.node = el("li", {}, this.link);
    this.left = false;
    this.update(data);
  }

  update(data) {
    this.data = data;
    this.draw();
  }

  // No longer what the list asks for; it stays where it is until the list is shown anew.
  leave() {
    this.left = true;
    this.draw();
  }

  draw() {
    const row = this.data;
    const waits = row.status === "waiting" && row.waiting_since;
    const time = waits ? waited(row.waiting_since) : howLong(row.last_at ?? row.updated_at);
    const urgent = row.need === "distress" || waitsLong(row);
    this.link.className = ["row", urgent && "urgent", this.left && "left", unanswered(row) && "unanswered"].filter(Boolean).join(" ");
    this.link.replaceChildren(
      el("span", { class: "row-top" }, el("span", { class: "row-name", text: row.alias }), el("span", { class: "row-time", text: time })),
      el("span", { class: "row-words" }, labels(row, this.left)),
      el("span", { class: "row-last", text: lastLine(row) }),
      el("span", { class: "row-where", text: where(row) }),
    );
  }

  current(is) {
    if (is) this.link.setAttribute("aria-current", "true");
    else this.link.removeAttribute("aria-current");
  }
}
