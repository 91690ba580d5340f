import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/**
 * Keeps a field's text and its value together. While a person types, their text stays as it is as long as it means the
 * same ("12." and 12.00), or as long as it means nothing and there is nothing; any other value replaces it.
 */
class TypedTextDirective extends Directive {
  render(_options: { text: () => string; isMeant: (typed: string) => boolean }) {
    return noChange;
  }

  override update({ element }: ElementPart, [{ text, isMeant }]: [{ text: () => string; isMeant: (typed: string) => boolean }]) {
    const input = element as HTMLInputElement;
    if (!isMeant(input.value)) input.value = text();
    return noChange;
  }
}

/** `text` is how the value is written at rest; `isMeant` says whether a typed text means it too. */
export const typedText = directive(TypedTextDirective);
