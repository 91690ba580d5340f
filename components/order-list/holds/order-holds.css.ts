import { css } from 'lit';

export const styles = css`
  .named { display: grid; gap: var(--_space); max-block-size: 180px; margin: 0; padding: calc(var(--_space) * 2) 0 0; overflow-y: auto; list-style: none; }
  .named .number { font-weight: 600; font-variant-numeric: tabular-nums; }
  .result { display: grid; gap: calc(var(--_space) * 3); overflow-y: auto; min-block-size: 0; }
`;
