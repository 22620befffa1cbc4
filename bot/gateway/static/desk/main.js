// The desk's page: ties queue, conversation and person together, and keeps them live.
import { api, toLogin } from "./api.js";
import { Conversation } from "./conversation.js";
import { say } from "./dom.js";
import { Keys } from "./keys.js";
import { Live } from "./live.js";
import { Person } from "./person.js";
import { Queue } from "./queue.js";
import { words } from "./words.sv.js";

const desk = document.getElementById("desk");
const net = document.getElementById("net");
const wide = matchMedia("(min-width: 76rem)");
const phone = matchMedia("(max-width: 47.99rem)");
let waiting = 0;
let refreshing = null;

const queue = new Queue({ onOpen: (id) => open(id, true), onCounts: (counts) => { waiting = counts.waiting; title(); } });
const talk = new Conversation({ onChange: changed, onView: view });
const person = new Person({ onChange: () => talk.refresh(), onView: view });

function title() {
  const alias = talk.data?.alias;
  const [plain, counted] = alias ? [words.title.talk, words.title.talkWaiting] : [words.title.inbox, words.title.waiting];
  document.title = say(waiting ? counted : plain, { count: waiting, alias });
}

function view(name) {
  desk.dataset.view = name;
  if (name === "queue") queue.focus();
  else if (!wide.matches) document.getElementById(name).focus();
}

function changed(data) {
  if (data) person.update(data);
  else person.clear();
  title();
}

async function open(id, push) {
  if (push && talk.id !== id) history.pushState({}, "", `/desk/samtal/${id}`);
  queue.mark(id);
  desk.dataset.view = "talk";
  try {
    const data = await talk.open(id);
    if (!data) return;
    person.open(data);
    title();
    if (push || phone.matches) document.getElementById("talk-title").focus();
  } catch (fault) {
    if (fault.status === 404) {
      talk.none(words.talk.gone);
      person.clear();
    } else lost(true, fault.message);
  }
}

function shut() {
  talk.leave();
  talk.none(words.talk.none);
  person.clear();
  queue.mark(null);
  desk.dataset.view = "queue";
  title();
}

async function route() {
  const found = location.pathname.match(/^\/desk\/samtal\/([^/]+)$/);
  if (found) await open(decodeURIComponent(found[1]), false);
  else if (talk.id) shut();
}

function lost(is, text = words.net.lost) {
  net.className = is ? "net lost" : "net";
  net.textContent = is ? text : "";
}

// Many things may happen at once: one look is enough for all of them.
function look() {
  refreshing ??= new Promise((resolve) => setTimeout(resolve, 120)).then(async () => {
    refreshing = null;
    await queue.refresh().catch(() => lost(true));
  });
}

const keys = {
  next: () => queue.move(1), previous: () => queue.move(-1), claim: () => talk.claim(), note: () => person.note(),
  reply: () => { if (talk.id && desk.dataset.view === "person" && !wide.matches) view("talk"); talk.reply(); },
  leave: (typing) => {
    if (typing && !phone.matches) document.getElementById("talk-title")?.focus();
    else if (desk.dataset.view === "person" && !wide.matches) view("talk");
    else if (phone.matches && talk.id) back();
    else queue.focus();
  },
};

function back() {
  history.pushState({}, "", "/desk");
  shut();
  queue.focus();
}

async function logout() {
  await api.logout().catch(() => null);
  Object.keys(sessionStorage).filter((name) => name.startsWith("lotsen-desk")).forEach((name) => sessionStorage.removeItem(name));
  location.assign("/desk/login");
}

document.getElementById("logout").addEventListener("click", logout);
addEventListener("popstate", route);
new Keys(keys);
new Live({
  onEvent: ({ conversation_id: id }) => { look(); if (id === talk.id) talk.refresh(); },
  onState: (state) => { lost(state !== "ok"); if (state !== "lost") { look(); talk.refresh(); } },
}).start();
queue.show().then(route).catch((fault) => (fault.status === 401 ? toLogin() : lost(true, fault.message)));
