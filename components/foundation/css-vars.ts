import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/**
 * Sets custom properties on an element through its style object. A `style` attribute in a template, which `styleMap`
 * also writes on its first render, is refused under `style-src 'self'` (CSP Level 3, section 6.7.3).
 *
 * @example html`<li ${cssVars({ '--index': index })}></li>`
 */
class CssVarsDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('cssVars stands on the element itself.');
  }

  render(_properties: Readonly<Record<`--${string}`, string | number>>) {
    return noChange;
  }

  override update({ element }: ElementPart, [properties]: [Readonly<Record<`--${string}`, string | number>>]) {
    for (const [name, value] of Object.entries(properties)) (element as HTMLElement).style.setProperty(name, String(value));
    return noChange;
  }
}

export const cssVars = directive(CssVarsDirective);
