/** There for a screen reader alone. */
const isUnseen = (element: Element | null): boolean => element !== null && (getComputedStyle(element).clipPath === 'inset(50%)' || isUnseen(element.parentElement));

const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !isUnseen(element);

const within = (root: Element | ShadowRoot): Element[] => [...root.children].flatMap((element) => [
  element, ...(element.shadowRoot ? within(element.shadowRoot) : []), ...within(element),
]);

/** Everything that an element shows, through shadow roots. */
export const shownIn = (element: Element): Element[] => within(element.shadowRoot ?? element).filter((inner) => inner instanceof HTMLElement && isSeen(inner));

const named = (element: Element): string => `<${element.localName} class="${element.className}"> “${(element.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 60)}”`;
const parentOf = (element: Element): Element | null => element.parentElement ?? ((element.getRootNode() as ShadowRoot).host as Element | undefined) ?? null;

/** Whether it lies in something that a person can scroll sideways, such as a wide table. */
const isScrolled = (element: Element | null): boolean => element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || isScrolled(parentOf(element)));

/** What is cut off or sticks out of an element, as one line each; nothing is what it should be. A name may end in an ellipsis, for it may be of any length. */
export const cutOff = (element: HTMLElement): string[] => {
  const { left, right } = element.getBoundingClientRect();
  return shownIn(element).flatMap((inner) => {
    const { overflowX, overflowY, textOverflow } = getComputedStyle(inner);
    const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const box = inner.getBoundingClientRect();
    if (box.width === 0 || inner instanceof HTMLInputElement || inner instanceof HTMLTextAreaElement) return [];
    if (hides(overflowX) && textOverflow !== 'ellipsis' && inner.scrollWidth > inner.clientWidth + 1) return [`cut off at its side: ${named(inner)}`];
    if (hides(overflowY) && textOverflow !== 'ellipsis' && inner.scrollHeight > inner.clientHeight + 1) return [`cut off below: ${named(inner)}`];
    if ((box.left < left - 1 || box.right > right + 1) && !isScrolled(inner)) return [`sticks out: ${named(inner)}`];
    return [];
  });
};

/** What a pointer has to hit and is less than 24 px wide or high (WCAG 2.5.8), as one line each; a link among words may be as high as its line. */
export const tooSmall = (element: HTMLElement): string[] => shownIn(element)
  .filter((inner) => inner.matches('a[href], button, summary, select, textarea, input, [role=option], [role=tab]') && getComputedStyle(inner).display !== 'inline')
  .flatMap((inner) => {
    const { width, height } = (inner.matches('[type=checkbox], [type=radio]') ? inner.closest('label') ?? inner : inner).getBoundingClientRect();
    return Math.min(width, height) < 23.5 ? [`${Math.round(width)} × ${Math.round(height)}: ${inner.getAttribute('aria-label') ?? named(inner)}`] : [];
  });

/** The spacing of text that a reader may ask for (WCAG 1.4.12), in an element and in all that it is made of. */
export const spaceText = (element: HTMLElement): void => {
  const spacing = new CSSStyleSheet();
  spacing.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
  for (const { shadowRoot } of [element, ...shownIn(element)]) if (shadowRoot) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, spacing];
};
