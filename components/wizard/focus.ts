import type { LitElement } from 'lit';
import { wantedIn } from './step-focus.ts';

/**
 * Focuses something in the wizard after the next render: what is named, else where the next key is wanted. The heading of the
 * step stands in for a field that is not on the page.
 */
export const focusIn = async (host: LitElement, selector?: string): Promise<void> => {
  await host.updateComplete;
  const root = host.renderRoot;
  const target = (selector === undefined ? wantedIn(root as ShadowRoot) : root.querySelector<HTMLElement>(selector)) ?? root.querySelector<HTMLElement>('h2[tabindex]');
  if (target?.localName.includes('-')) await (target as LitElement).updateComplete;
  target?.focus();
};
