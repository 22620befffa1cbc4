// What happens, as it happens. Browsers allow few open connections to one server, so of all open
// tabs one listens and tells the others; when it is closed, another takes over.
const LOCK = "lotsen-desk-live";

export class Live {
  constructor({ onEvent, onState }) {
    this.onEvent = onEvent;
    this.onState = onState;
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(LOCK) : null;
    if (this.channel) this.channel.onmessage = ({ data }) => this.heard(data, false);
  }

  start() {
    // Locks exist only where the page came over HTTPS or from this machine.
    if (navigator.locks && this.channel) navigator.locks.request(LOCK, () => new Promise(() => this.listen()));
    else this.listen();
  }

  listen() {
    const source = new EventSource("/desk/api/events");
    // After a break anything may have happened: everybody looks again.
    source.onopen = () => this.heard({ state: "ok" }, true);
    source.onmessage = (message) => this.heard({ event: JSON.parse(message.data) }, true);
    source.onerror = () => {
      this.heard({ state: "lost" }, true);
      if (source.readyState !== EventSource.CLOSED) return;
      // Refused: most likely the login has run out, and the next look will say so.
      this.heard({ state: "refused" }, true);
      setTimeout(() => this.listen(), 5000);
    };
  }

  heard(data, own) {
    if (own && this.channel) this.channel.postMessage(data);
    if (data.state) this.onState(data.state);
    else this.onEvent(data.event);
  }
}
