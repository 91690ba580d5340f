import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** Custom properties; and `translate`, which alone of what moves a box is neither inherited nor has anything laid out. */
type Properties = Readonly<Record<`--${string}`, string | number> & { translate?: string }>;

/**
 * Sets custom properties on an element through its style object. A `style` attribute in a template, which `styleMap`
 * also writes on its first render, is refused under `style-src 'self'` (CSP Level 3, section 6.7.3).
 *
 * @example html`<li ${cssVars({ '--count': count })}></li>`
 */
class CssVarsDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('cssVars stands on the element itself.');
  }

  render(_properties: Properties) {
    return noChange;
  }

  override update({ element }: ElementPart, [properties]: [Properties]) {
    for (const [name, value] of Object.entries(properties)) (element as HTMLElement).style.setProperty(name, String(value));
    return noChange;
  }
}

export const cssVars = directive(CssVarsDirective);

/** Puts a row at its place in a list, so many rows of `--row-height` from the top: see VirtualListController. */
export const atRow = (offset: number) => cssVars({ translate: `0 calc(${offset} * var(--row-height))` });
