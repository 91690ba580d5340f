// Where a step begins: what finds things stands before what is filled by hand.
const searches = '[role=combobox], manual-order-item-picker';

const isWanted = (control: HTMLElement): boolean =>
  control.matches(searches) || (control.matches(':required:not([type=radio])') && (control as HTMLInputElement).value === '');

/**
 * The control of the step that is shown where the next key is wanted: a search field or the first required one that is empty,
 * else the first. There is none on the overview, which is read, and where a touch would only bring up the screen's keyboard.
 */
export const wantedIn = (root: ParentNode): HTMLElement | undefined => {
  root.querySelector('h2')?.scrollIntoView({ block: 'nearest' });
  if (matchMedia('(hover: none) and (pointer: coarse)').matches || root.querySelector('#overview-heading')) return undefined;
  const controls = [...root.querySelectorAll<HTMLElement>('.step-content :is(input, select, textarea, manual-order-item-picker)')]
    .filter((control) => control.checkVisibility() && !control.matches(':disabled, [type=radio]:not(:checked)'));
  return controls.find(isWanted) ?? controls[0];
};
