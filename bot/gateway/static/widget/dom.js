// Builds elements. Text from the server only ever becomes text nodes here, never markup.

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  chat: "M4 5h16v11H9l-5 4z",
  close: "M6 6l12 12M18 6L6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  back: "M15 5l-7 7 7 7",
  send: "M4 12h14M12 6l6 6-6 6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  ring: "M12 5a7 7 0 1 0 .01 0",
  phone: "M6 3h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
  down: "M6 9l6 6 6-6",
};

let counter = 0;

export function uid(prefix) {
  counter += 1;
  return `lotsen-${prefix}-${counter}`;
}

/** `el("button", {class, text, on: {click}, ...attributes}, ...children)`; null children are skipped. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name === "on") Object.entries(value).forEach(([type, fn]) => node.addEventListener(type, fn));
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) if (child !== null && child !== undefined) node.append(child);
  return node;
}

export function button(text, onClick, props = {}) {
  return el("button", { type: "button", class: "button", ...props, text, on: { click: onClick } });
}

export function hidden(text) {
  return el("span", { class: "hidden-text", text });
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** The address if it is one a person may be sent to, otherwise null. */
export function safeHref(address, service) {
  if (typeof address !== "string" || address === "") return null;
  if (/^\/bokning\/[\w.~-]+$/.test(address)) return new URL(address.slice(1), service).href;
  if (/^tel:\+?[\d -]+$/.test(address)) return address.replace(/[ -]/g, "");
  if (!/^https?:\/\//i.test(address)) return null;
  try {
    return new URL(address).href;
  } catch {
    return null;
  }
}

/** A link in a new tab, or plain text where the address is not allowed. */
export function link(text, address, service, strings, props = {}) {
  const href = safeHref(address, service);
  if (!href) return el("span", { text });
  if (href.startsWith("tel:")) return el("a", { ...props, href, text });
  return el("a", { ...props, href, target: "_blank", rel: "noopener noreferrer" }, text, hidden(strings.link.newTab));
}

/** Text with its web and booking addresses made into links. */
export function linked(text, service, strings) {
  const fragment = document.createDocumentFragment();
  const parts = String(text).split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]|\/bokning\/[\w~-]+)/g);
  parts.forEach((part, index) => {
    if (index % 2 === 0) fragment.append(part);
    else fragment.append(link(/\/bokning\/[\w~-]+$/.test(part) ? strings.link.booking : part, part, service, strings));
  });
  return fragment;
}

export function clear(node) {
  while (node.firstChild) node.firstChild.remove();
  return node;
}
