import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Whether a PDF can be shown in place: the browser has a viewer for it (HTML, section 8.9.1.6), and the rules of the page
 * have not refused to frame one. A page cannot read its own rules, so the first refusal tells.
 */
export class DocumentViewer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #isRefused = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isAvailable(): boolean {
    return navigator.pdfViewerEnabled && !this.#isRefused;
  }

  hostConnected(): void {
    document.addEventListener('securitypolicyviolation', this.#onViolation);
  }

  hostDisconnected(): void {
    document.removeEventListener('securitypolicyviolation', this.#onViolation);
  }

  readonly #onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (!/^(frame|child|object)-src$/.test(effectiveDirective) || !blockedURI.startsWith('blob')) return;
    this.#isRefused = true;
    this.#host.requestUpdate();
  };
}
