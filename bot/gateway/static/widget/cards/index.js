// Which card is drawn by what. An unknown card is left out: text and buttons alone are always enough.

import { booking } from "./booking.js";
import { choices } from "./choices.js";
import { contact } from "./contact.js";
import { levels } from "./levels.js";
import { municipalities } from "./municipalities.js";
import { profile } from "./profile.js";
import { slots } from "./slots.js";
import { source } from "./source.js";
import { suggestions } from "./suggestions.js";

const STANDING = { booking, contact, profile, source, suggestions };
const ANSWERING = { choices, levels, municipalities, slots };

function draw(kinds, card, ctx) {
  const make = card && Object.prototype.hasOwnProperty.call(kinds, card.type) ? kinds[card.type] : null;
  if (!make) return null;
  try {
    return make(card, ctx);
  } catch (error) {
    console.warn("Lotsen: a card could not be shown", error);
    return null;
  }
}

/** A card that stays in the log. */
export function standingCard(card, ctx) {
  return draw(STANDING, card, ctx);
}

/** A card that is a way to answer, and goes when the answer is given. */
export function answerCard(card, ctx) {
  return draw(ANSWERING, card, ctx);
}
