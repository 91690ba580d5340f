const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** HTML that was built by `markup`, and by nothing else: text becomes HTML only by being escaped there. */
class SafeHtml {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  toString(): string {
    return this.#source;
  }
}

/** HTML that needs no further escaping. */
export type Markup = SafeHtml;

type Part = Markup | string | number | undefined | readonly Part[];

const escaped = (part: Part): string => {
  if (part === undefined) return '';
  if (part instanceof SafeHtml) return part.toString();
  if (typeof part === 'object') return part.map(escaped).join('');
  return String(part).replace(/[&<>"']/g, (character) => entities[character] ?? '');
};

/** A template of HTML. What is put in is escaped, in text and in quoted attributes alike; lists are joined. */
export const markup = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new SafeHtml(strings.reduce((html, text, index) => `${html}${escaped(parts[index - 1])}${text}`));
