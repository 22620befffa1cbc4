// The steps of the guidance, and which question and answer belongs to which.

export const SHOWN = ["situation", "municipality", "work", "skills", "background", "wishes", "summary", "suggestions"];
const MINUTES = { situation: 1, municipality: 1, work: 3, skills: 5, background: 2, wishes: 2, summary: 1, suggestions: 0 };
const OF_QUESTION = {
  situation: "situation", municipality: "municipality", occupation: "work", occupation_choice: "work", years: "work",
  skills: "skills", skill: "skills", evidence: "skills", education: "background", certificates: "background",
  languages: "background", wishes: "wishes", confirm_profile: "summary",
};

export function stepOf(asks) {
  return asks ? OF_QUESTION[asks.split(":")[0]] || null : null;
}

/** About how many minutes are left, counted from the step one is in. */
export function minutesLeft(step) {
  const here = SHOWN.indexOf(step);
  return SHOWN.slice(Math.max(0, here)).reduce((sum, name) => sum + MINUTES[name], 0);
}

/** How many steps lie behind the furthest question asked, all of them once there are suggestions; -1 before the first. */
export function reached(messages) {
  if (messages.some(({ card }) => card && card.type === "suggestions")) return SHOWN.length;
  return Math.max(-1, ...messages.map(({ sender, asks }) => (sender === "bot" ? SHOWN.indexOf(stepOf(asks)) : -1)));
}

/** [{step, question, answer}] in order; a side question in between is not an answer. */
export function answered(messages) {
  const found = [];
  let question = null;
  let answer = null;
  const settle = () => {
    if (question && answer) found.push({ step: stepOf(question.asks), question, answer });
  };
  for (const message of messages) {
    if (message.sender === "user" && question) answer = message;
    if (message.sender !== "bot" || !message.asks) continue;
    if (!question || message.asks !== question.asks) settle();
    question = message;
    answer = null;
  }
  settle();
  return found.filter(({ step }) => step);
}
