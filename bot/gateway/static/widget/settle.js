// After something is sent: asks until it has been answered in full. The typing sign follows this.

const PATIENCE = 5;
// A call made just after the answer was complete would wait its whole time: so the waits are short.
const SHORT = 1;
const LONG = 5;
const ROUNDS = 15;

export function rest(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export async function settle(conversation) {
  const { receiver } = conversation;
  if (!receiver || receiver.polling || conversation.settling === receiver) return;
  conversation.settling = receiver;
  let failures = 0;
  let rounds = 0;
  while (receiver === conversation.receiver && receiver.running && failures < PATIENCE) {
    const before = conversation.lastSeq;
    try {
      const page = await conversation.api.messages(before, rounds < ROUNDS ? SHORT : LONG);
      rounds += 1;
      if (receiver !== conversation.receiver) return;
      conversation.take(page.messages, page.idle);
      // The stream should have brought these too; if it never does, something on the way holds it back.
      if (conversation.lastSeq > before) receiver.expect(conversation.lastSeq);
      if (page.idle) break;
      if (conversation.lastSeq === before) await rest(300);
    } catch (error) {
      failures += 1;
      await rest((error.retryAfter || 2 * failures) * 1000);
    }
  }
  if (conversation.settling === receiver) conversation.settling = null;
}
