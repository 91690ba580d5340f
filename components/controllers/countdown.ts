import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Counts the seconds down to an instant. By the clock of this machine: whether something is still possible, the server says. */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #until: () => string | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param until - An instant (RFC 3339), or nothing to wait for. */
  constructor(host: ReactiveControllerHost, until: () => string | undefined) {
    this.#host = host;
    this.#until = until;
    host.addController(this);
  }

  /** Whole seconds that are left; 0 when none are. */
  get seconds(): number {
    const until = this.#until();
    return until === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1_000));
  }

  hostUpdated(): void {
    if (this.seconds > 0) this.#timer ??= setInterval(() => this.#host.requestUpdate(), 1_000);
    else this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
