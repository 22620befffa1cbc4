// Everything by keyboard. Nothing fires while somebody types, and single letters can be switched off.
const STORED = "lotsen-desk-keys";
const FIELDS = "input, textarea, select, [contenteditable]";

export class Keys {
  constructor(acts) {
    this.acts = acts;
    this.sheet = document.getElementById("keys");
    this.switch = document.getElementById("keys-on");
    this.switch.checked = localStorage.getItem(STORED) !== "off";
    this.switch.addEventListener("change", () => localStorage.setItem(STORED, this.switch.checked ? "on" : "off"));
    document.getElementById("show-keys").addEventListener("click", () => this.sheet.showModal());
    document.addEventListener("keydown", (event) => this.pressed(event));
  }

  pressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const typing = event.target.matches(FIELDS);
    if (event.key === "Escape") {
      if (typing) event.target.blur();
      this.acts.leave(typing);
      return;
    }
    if (typing || !this.switch.checked) return;
    if (event.key === "?") this.use(event, () => this.sheet.showModal());
    const act = { j: "next", k: "previous", c: "claim", r: "reply", n: "note" }[event.key];
    if (act) this.use(event, this.acts[act]);
  }

  use(event, act) {
    event.preventDefault();
    act();
  }
}
