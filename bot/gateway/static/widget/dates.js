// Dates and times as Swedes write them, always in Swedish time whatever the device is set to.

const ZONE = "Europe/Stockholm";

function parts(value, options) {
  const found = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, ...options }).formatToParts(new Date(value));
  return Object.fromEntries(found.map(({ type, value: text }) => [type, text]));
}

export function valid(value) {
  return Boolean(value) && !Number.isNaN(Date.parse(value));
}

/** "2026-11-24": the Swedish calendar day of a moment. */
export function dayKey(value) {
  const { year, month, day } = parts(value, { year: "numeric", month: "2-digit", day: "2-digit" });
  return `${year}-${month}-${day}`;
}

/** Noon of a calendar day, a moment that is the same day everywhere in Sweden. */
export function noon(key) {
  return new Date(`${key}T12:00:00Z`);
}

export function addDays(key, count) {
  const moment = noon(key);
  moment.setUTCDate(moment.getUTCDate() + count);
  return moment.toISOString().slice(0, 10);
}

/** Monday is 0. */
export function weekday(key) {
  return (noon(key).getUTCDay() + 6) % 7;
}

export function clock(value) {
  const { hour, minute } = parts(value, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `${Number(hour)}.${minute}`;
}

export function timeText(value) {
  return `kl.\u00a0${clock(value)}`;
}

export function span(start, end) {
  return valid(end) ? `kl.\u00a0${clock(start)}–${clock(end)}` : timeText(start);
}

export function dayMonth(value) {
  const { day, month } = parts(value, { day: "numeric", month: "long" });
  return `${day}\u00a0${month}`;
}

export function shortMonth(value) {
  return parts(value, { month: "short" }).month.replace(".", "");
}

export function dayNumber(key) {
  return String(Number(key.slice(8)));
}

export function weekdayText(value) {
  return parts(value, { weekday: "long" }).weekday;
}

export function weekdayShort(value) {
  return parts(value, { weekday: "short" }).weekday.replace(".", "");
}

/** "tisdag 24 november" */
export function longDay(value) {
  return `${weekdayText(value)} ${dayMonth(value)}`;
}

/** "24 november 2026"; a value that is no date is shown as it is. */
export function fullDate(value) {
  if (!valid(value)) return String(value || "");
  const { day, month, year } = parts(value, { day: "numeric", month: "long", year: "numeric" });
  return `${day} ${month} ${year}`;
}
