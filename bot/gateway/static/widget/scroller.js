// Follows the newest message, but never moves what a person has scrolled back to read.

const NEAR = 90;

export class Scroller {
  constructor(box, jump) {
    this.box = box;
    this.jump = jump;
    this.jump.hidden = true;
    this.following = true;
    this.target = -1;
    box.addEventListener("scroll", () => this.scrolled(), { passive: true });
  }

  get distance() {
    return this.box.scrollHeight - this.box.clientHeight - this.box.scrollTop;
  }

  scrolled() {
    const own = Math.abs(this.box.scrollTop - this.target) < 3;
    if (!own) this.following = this.distance < NEAR;
    if (this.distance < NEAR) this.jump.hidden = true;
  }

  to(top) {
    const most = this.box.scrollHeight - this.box.clientHeight;
    this.target = Math.max(0, Math.min(top, most));
    this.box.scrollTop = this.target;
  }

  toEnd() {
    this.following = true;
    this.jump.hidden = true;
    this.to(this.box.scrollHeight);
    this.box.focus({ preventScroll: true });
  }

  /** Shows what is new; a long answer is shown from its beginning (`start`), not from its end. */
  follow(start = null) {
    if (!this.following) {
      this.jump.hidden = this.distance < NEAR;
      return;
    }
    const end = this.box.scrollHeight - this.box.clientHeight;
    this.to(start ? Math.min(end, Math.max(this.box.scrollTop, start.offsetTop - 12)) : end);
  }

  /** Brings a part that has just grown into sight. */
  reveal(node) {
    const below = node.getBoundingClientRect().bottom - this.box.getBoundingClientRect().bottom + 12;
    const above = node.getBoundingClientRect().top - this.box.getBoundingClientRect().top - 12;
    if (below > 0) this.to(this.box.scrollTop + Math.min(below, above));
  }

  always(start) {
    this.following = true;
    this.follow(start);
  }
}
