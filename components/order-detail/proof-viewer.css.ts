import { css } from 'lit';

export const proofViewerStyles = css`
  .stage { block-size: min(46vh, 380px); }
`;
