// Reads server-sent events from a fetch response, since EventSource cannot send an Authorization header.

function parse(block) {
  const event = { id: null, data: "" };
  const data = [];
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon === 0) continue;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") data.push(value);
    if (field === "id") event.id = value;
  }
  event.data = data.join("\n");
  return event;
}

export function streams(response) {
  const type = response.headers.get("Content-Type") || "";
  return type.startsWith("text/event-stream") && response.body && typeof TextDecoder === "function";
}

/** Calls `onEvent({id, data})` for each event until the stream ends; `onBeat` for every piece, comments too. */
export async function readEvents(response, onEvent, onBeat = () => {}) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    onBeat();
    // A carriage return at the very end may be half of a line break: it waits for the next piece.
    rest += decoder.decode(value, { stream: true });
    const whole = rest.endsWith("\r") ? rest.slice(0, -1) : rest;
    const held = rest.slice(whole.length);
    const blocks = whole.replace(/\r\n?/g, "\n").split("\n\n");
    rest = blocks.pop() + held;
    for (const block of blocks) {
      const event = parse(block);
      if (event.data) onEvent(event);
    }
  }
}
