/** The look of where pictures are picked. Colours and shapes are those of `styles.ts`. */
import { css, sheetOf } from '../css.ts';

const attachments = css`
  .attachments {
    margin-block-start: 2em;
    padding-block-start: 1.25em;
    border-block-start: 1px solid var(--faint);
  }
  .attachments h3 {
    margin-block-start: 0;
  }
  .pick {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75em;
    margin-block: 1em;
  }
  .pick label {
    display: inline-block;
    border-color: var(--accent);
    color: var(--accent);
    font-weight: 600;
    background: var(--paper);
  }
  .pick label:hover {
    background: var(--wash);
  }
  .pick input:focus-visible + label {
    outline: 3px solid var(--ring);
    outline-offset: 2px;
  }
  .attached {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .attached li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 1em;
    padding-block: 0.5em;
    border-block-start: 1px solid var(--faint);
  }
  .attached canvas {
    max-inline-size: 6em;
    max-block-size: 6em;
    border: 1px solid var(--line);
  }
  .attached .name {
    flex: 1;
    min-inline-size: 6em;
  }
`;

/** To be adopted by the form's root when it has come. */
export const look = sheetOf(attachments);
