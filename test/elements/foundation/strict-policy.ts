const reports: string[] = [];

/**
 * Forbids on this page what no element needs, and notes what is tried all the same: script from a text, a question to the
 * person, a report of the browser. A policy that is once there never goes away, so a test file of its own asks for it.
 */
export const forbidScripts = (): void => {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => reports.push(`${effectiveDirective} ${sample}`));
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "style-src 'self'; style-src-attr 'none'; script-src-attr 'none'; require-trusted-types-for 'script'; img-src 'self' blob:; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'";
  document.head.append(policy);
  for (const name of ['alert', 'confirm', 'prompt', 'open'] as const) Object.assign(globalThis, { [name]: () => { reports.push(name); } });
};

/** What has been tried, until it is forgotten. */
export const forbidden = (): string[] => reports.splice(0);

const shadows = (root: ParentNode): ParentNode[] => [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? shadows(shadowRoot) : []))];

const suspects = 'script, iframe, object, embed, base, meta, img, math, form form, [onerror], [onload], [onclick], [onfocus], [onmouseover], a[href^="javascript:" i], a[href^="data:" i]';

/** Elements inside another that only a text which was read as markup can have made, where no pictures are shown. */
export const bornOfText = (element: Element): string[] =>
  (element.shadowRoot ? shadows(element.shadowRoot) : []).flatMap((root) => [...root.querySelectorAll(suspects)].map(({ outerHTML }) => outerHTML.slice(0, 120)));
