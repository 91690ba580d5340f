import { css, type CSSResult } from 'lit';
import { formStyles } from '../../foundation/forms.css.ts';

const dialog = css`
  .dialog { inline-size: min(100vw - 32px, 460px); max-block-size: calc(100dvh - 32px); padding: calc(var(--_space) * 6); border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.5); background: var(--_surface); color: var(--_text); box-shadow: var(--_shadow); }
  .dialog::backdrop { background: rgb(10 14 20 / 50%); }
  .dialog .facts.one { grid-template-columns: minmax(0, 1fr); }
  .letter { max-block-size: 45dvh; overflow: auto; padding: calc(var(--_space) * 3); border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_subtle); white-space: pre-wrap; overflow-wrap: anywhere; }
  .actions { display: flex; flex-wrap: wrap; justify-content: end; gap: calc(var(--_space) * 2); }
  .explanation { overflow-wrap: anywhere; }

  @media print {
    .dialog { display: none; }
  }
`;

/** The dialog and the fields in it. */
export const dialogStyles: readonly CSSResult[] = [formStyles, dialog];
