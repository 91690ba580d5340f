/** The options of a list as a keyboard and a selection see them. Some rows are no option: they have no key. */
export interface OptionList {
  readonly count: number;
  keyAt(index: number): string | undefined;
}

/** An option, and where it was last. */
export interface OptionPlace { readonly key: string; readonly index: number }

/** What comes in above an option moves it by a few rows; farther away it is another list. */
const farthest = 200;

/** Where an option is now: mostly where it was, else near by; -1 when it has left. */
export const indexOf = (list: OptionList, { key, index }: OptionPlace): number => {
  for (let away = 0; away <= farthest; away += 1) {
    for (const place of [index + away, index - away]) if (list.keyAt(place) === key) return place;
  }
  return -1;
};
