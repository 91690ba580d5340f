/** The options of a list as a keyboard and a selection see them. Some rows are no option: they have no key. */
export interface OptionList {
  readonly count: number;
  keyAt(index: number): string | undefined;
}

/** An option, and where it was last. */
export interface OptionPlace { readonly key: string; readonly index: number }

/** Where an option is now: mostly where it was, else somewhere in the list; -1 when it has left it. */
export const indexOf = (list: OptionList, { key, index }: OptionPlace): number => {
  if (list.keyAt(index) === key) return index;
  for (let place = 0; place < list.count; place += 1) if (list.keyAt(place) === key) return place;
  return -1;
};
