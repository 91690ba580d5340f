export interface EmitOptions {
  /** A listener may call `preventDefault()`. */
  cancelable?: boolean;
  /** For outcomes that a page listens to far above the element, such as `order-created`: bubbles and is composed. */
  outcome?: boolean;
}

/**
 * Dispatches a custom event with a frozen detail. It neither bubbles nor leaves a shadow root unless it is an outcome.
 *
 * @returns whether the element may go on: `false` when a listener cancelled it.
 */
export const emit = <Detail>(host: EventTarget, type: string, detail: Detail, { cancelable = false, outcome = false }: EmitOptions = {}): boolean =>
  host.dispatchEvent(new CustomEvent<Readonly<Detail>>(type, { detail: Object.freeze(detail), cancelable, bubbles: outcome, composed: outcome }));

/** Dispatches what a native form control would: it bubbles and stays inside its shadow root. */
export const emitNative = (host: EventTarget, type: 'change' | 'input'): void => {
  host.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
};
