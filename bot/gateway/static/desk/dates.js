// Times as Swedes write them: kl. 9.42, 24 november.
import { say } from "./dom.js";
import { words } from "./words.sv.js";

const ZONE = "Europe/Stockholm";
const day = new Intl.DateTimeFormat("sv-SE", { weekday: "long", day: "numeric", month: "long", timeZone: ZONE });
const date = new Intl.DateTimeFormat("sv-SE", { day: "numeric", month: "long", timeZone: ZONE });
const key = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: ZONE });
const time = new Intl.DateTimeFormat("sv-SE", { hour: "numeric", minute: "2-digit", timeZone: ZONE });

export const clock = (iso) => time.format(new Date(iso)).replace(":", ".").replace(/^0/, "");
export const dayOf = (iso) => day.format(new Date(iso));
export const dateOf = (iso) => date.format(new Date(iso));
export const dayKey = (iso) => key.format(new Date(iso));

export function when(iso) {
  const values = { clock: clock(iso), date: dateOf(iso) };
  return say(dayKey(iso) === dayKey(Date.now()) ? words.time.today : words.time.other, values);
}

export const minutesSince = (iso) => Math.max(0, Math.floor((Date.now() - new Date(iso)) / 60000));

export function howLong(iso) {
  const minutes = minutesSince(iso);
  if (minutes < 1) return words.time.now;
  if (minutes < 60) return say(words.time.minutes, { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return say(words.time.hours, { hours, minutes: minutes % 60 });
  const days = Math.floor(hours / 24);
  return days === 1 ? words.time.oneDay : say(words.time.days, { count: days });
}
