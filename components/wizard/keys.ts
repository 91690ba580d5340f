/** What a key asks of the wizard as a whole, wherever the focus is. */
export type WizardKey = 'on' | 'back' | 'asLastTime';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing' | 'repeat'>;

/** As the buttons say them to assistive technology (`aria-keyshortcuts`). */
export const shortcuts = { on: 'Control+Enter', back: 'Control+Shift+Enter', asLastTime: 'F2' } as const;

/**
 * Ctrl+Enter goes on (and places the order on the overview), with Shift back, also out of a text over several lines and of a
 * list; F2 orders as last time. A key that is held down counts once, so that it cannot run through the steps.
 */
export const wizardKey = ({ key, ctrlKey, metaKey, shiftKey, altKey, isComposing, repeat }: Press): WizardKey | undefined => {
  if (isComposing || repeat || altKey) return undefined;
  const command = ctrlKey || metaKey;
  if (key === 'Enter' && command) return shiftKey ? 'back' : 'on';
  return key === 'F2' && !command && !shiftKey ? 'asLastTime' : undefined;
};

const isClosedList = (origin: EventTarget | undefined): boolean =>
  origin instanceof HTMLSelectElement && !(CSS.supports('selector(:open)') && origin.matches(':open'));

/**
 * Whether Enter goes on where no browser does so by itself: in a closed list, and in the fields of an element inside the form,
 * since a form hears of Enter only in those of its own shadow root. What the element does with the key itself, such as to take
 * what is chosen, it keeps from here.
 */
export const enterGoesOn = (event: KeyboardEvent): boolean => {
  const [origin] = event.composedPath();
  if (event.key !== 'Enter' || event.isComposing || event.repeat || event.altKey || event.shiftKey || event.defaultPrevented) return false;
  return isClosedList(origin) || (origin !== event.target && origin instanceof HTMLInputElement);
};
