// Mounts the widget: a custom element at the end of the page, everything of ours inside its shadow.

import { ChatApi } from "./api.js";
import { Conversation } from "./conversation.js";
import { el, icon } from "./dom.js";
import { Panel } from "./panel.js";
import { Shelf } from "./shelf.js";
import { Store } from "./store.js";
import { fill, strings } from "./strings.sv.js";

const SHEETS = ["base", "panel", "log", "answers", "cards", "views"];

/** Our own styles. Constructed sheets pass any content policy; older browsers get links. */
async function style(root, service) {
  const addresses = SHEETS.map((name) => new URL(`static/widget/css/${name}.css`, service).href);
  if ("adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype) {
    const sheets = await Promise.all(addresses.map(async (address) => {
      const response = await fetch(address, { credentials: "omit" });
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(await response.text());
      return sheet;
    }));
    root.adoptedStyleSheets = sheets;
    return;
  }
  await Promise.all(addresses.map((href) => new Promise((resolve, reject) => {
    root.append(el("link", { rel: "stylesheet", href, on: { load: resolve, error: reject } }));
  })));
}

class Widget {
  constructor(service) {
    this.host = document.createElement("lotsen-chat");
    this.root = this.host.attachShadow({ mode: "open" });
    this.store = new Store(service);
    const api = new ChatApi(service);
    this.conversation = new Conversation(api, this.store);
    this.unread = 0;
    this.ctx = {
      service, strings, api, store: this.store, conversation: this.conversation, root: this.root,
      shelf: new Shelf(this.store), setSize: (size) => this.setSize(size),
    };
    this.panel = new Panel(this.ctx, { close: () => this.close(), unread: () => this.heard() });
    this.more = el("span", { class: "launcher-more" });
    this.launcher = el("button", { type: "button", class: "launcher", "aria-haspopup": "dialog", on: { click: () => this.open() } },
      icon("chat"), el("span", { class: "launcher-words" }, el("span", { text: strings.launcher.label }), this.more));
    this.box = el("div", { class: "lotsen", lang: "sv", "data-size": this.store.size }, this.launcher, this.panel.element);
  }

  async mount() {
    await style(this.root, this.ctx.service);
    this.root.append(this.box);
    document.body.append(this.host);
    this.label();
    window.addEventListener("online", () => this.online(true));
    window.addEventListener("offline", () => this.online(false));
    window.addEventListener("storage", (event) => this.storage(event));
    if (this.store.erasures.length) this.conversation.erasures.send();
    // Somebody is waiting for a human, or talking to one: an answer must show even while the panel is closed.
    const { status } = this.store.chat || {};
    if (status === "waiting" || status === "counsellor") this.conversation.open();
  }

  online(yes) {
    if (yes) {
      this.panel.on_net({ state: "ok" });
      this.conversation.erasures.send();
      if (this.conversation.opened || this.panel.waiting) this.conversation.hurry();
    } else {
      this.panel.on_net({ state: "offline" });
    }
  }

  /** The chat was cleared in another tab: it must not stay readable in this one. */
  storage(event) {
    if (event.key === this.store.chatKey && event.newValue === null && this.conversation.opened) {
      this.conversation.leave();
      this.close();
    }
  }

  open() {
    this.unread = 0;
    this.launcher.hidden = true;
    this.panel.show();
    if (!this.panel.view.locked) this.conversation.open();
  }

  close() {
    this.panel.element.hidden = true;
    this.launcher.hidden = false;
    this.label();
    this.launcher.focus();
  }

  heard() {
    if (!this.panel.element.hidden) return;
    this.unread += 1;
    this.label();
  }

  label() {
    const { launcher } = strings;
    const resume = this.conversation.resumable ? launcher.resume : "";
    this.more.textContent = this.unread ? fill(launcher.unread, { n: this.unread }) : resume;
    this.launcher.classList.toggle("has-unread", this.unread > 0);
  }

  setSize(size) {
    this.store.size = size;
    this.box.setAttribute("data-size", size);
  }
}

export async function mount(service) {
  if (document.querySelector("lotsen-chat")) return;
  await new Widget(service).mount();
}
