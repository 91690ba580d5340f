import { css } from 'lit';

export const styles = css`
  .save { display: grid; gap: calc(var(--_space) * 4); }
  .own { display: grid; gap: calc(var(--_space) * 2); overflow-y: auto; min-block-size: 0; padding: 2px; margin: -2px; }
  .view { display: flex; gap: var(--_space); }
  .gone { display: flex; align-items: center; justify-content: space-between; gap: calc(var(--_space) * 2); min-block-size: var(--_control); padding-inline: calc(var(--_space) * 3); border: 1px dashed var(--_control-border); border-radius: var(--_radius); color: var(--_muted); overflow-wrap: anywhere; }
`;
