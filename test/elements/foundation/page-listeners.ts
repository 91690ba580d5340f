/**
 * Which listeners a piece of work leaves on the window and the document, as `window online`: each would keep an element that
 * has left the page, and call it.
 */
export const listenersLeft = async (work: () => Promise<void>): Promise<string[]> => {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const present: { target: EventTarget; type: string; listener: unknown; isCapture: boolean }[] = [];
  const isCapture = (options: boolean | EventListenerOptions | undefined): boolean => (typeof options === 'object' ? options.capture ?? false : options ?? false);
  // A bare `addEventListener(…)` is called on nothing, which means the window.
  const ofPage = (target: EventTarget | undefined): boolean => target === undefined || target === window || target === document;
  const forget = (target: EventTarget, type: string, listener: unknown, capture: boolean): void => {
    const at = present.findIndex((each) => each.target === target && each.type === type && each.listener === listener && each.isCapture === capture);
    if (at >= 0) present.splice(at, 1);
  };
  EventTarget.prototype.addEventListener = function add(this: EventTarget | undefined, type, listener, options) {
    if (ofPage(this)) {
      const target = this ?? window;
      forget(target, type, listener, isCapture(options));
      present.push({ target, type, listener, isCapture: isCapture(options) });
      const signal = typeof options === 'object' ? options.signal : undefined;
      if (signal) addEventListener.call(signal, 'abort', () => forget(target, type, listener, isCapture(options)));
    }
    addEventListener.call(this ?? window, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function remove(this: EventTarget | undefined, type, listener, options) {
    if (ofPage(this)) forget(this ?? window, type, listener, isCapture(options));
    removeEventListener.call(this ?? window, type, listener, options);
  };
  try {
    await work();
    return present.map(({ target, type }) => `${target === window ? 'window' : 'document'} ${type}`);
  } finally {
    Object.assign(EventTarget.prototype, { addEventListener, removeEventListener });
  }
};
