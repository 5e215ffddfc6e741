/** The look of what is told: notices, lists, answers, the code. Colours and shapes are those of `styles.ts`. */
import { css } from 'lit';

export const answerStyles = css`
  .inset {
    margin-inline-start: 0.9em;
    padding-inline-start: 1.2em;
    border-inline-start: 3px solid var(--faint);
  }
  .warning {
    padding: 0.75em 1em;
    border-inline-start: 0.25em solid #8a5a00;
    background: #fff6e0;
  }
  .emergency {
    margin-block: 1.5em;
    padding: 1em 1.25em 0.5em;
    border: 2px solid var(--red);
    border-radius: var(--round);
  }
  .emergency h3,
  .code h3,
  .readers h3 {
    margin-block-start: 0;
  }
  .lines {
    list-style: none;
    display: grid;
    gap: 0.5em;
  }
  .lines a {
    display: inline-block;
    padding-block: 0.7em;
    color: var(--accent);
    /* Number and name are underlined each, not the space between them. */
    text-decoration: none;
  }
  .lines b,
  .lines a span {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .lines b {
    font-size: 1.3em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    margin-inline-end: 0.2em;
    white-space: nowrap;
  }
  .hours {
    display: block;
    color: var(--soft);
    margin-block-start: -0.4em;
  }
  .answers {
    display: grid;
    margin-block: 1.5em;
    border-block-start: 1px solid var(--faint);
  }
  /* Question, answer and "change" stand on one line; where there is no room, the answer goes below. */
  .answers div {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: baseline;
    column-gap: 1em;
    padding-block: 0.25em 0.75em;
    border-block-end: 1px solid var(--faint);
  }
  dt {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  dd {
    grid-row: 2;
    grid-column: 1 / -1;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  dd.change {
    grid-row: 1;
    grid-column: 2;
    white-space: nowrap;
  }
  @media (min-width: 40em) {
    .answers div {
      grid-template-columns: 2fr 3fr 4.5em;
      padding-block: 0.25em;
    }
    dd {
      grid-row: 1;
      grid-column: 2;
    }
    dd.change {
      grid-column: 3;
      text-align: end;
    }
  }
  .empty {
    color: var(--soft);
  }
  .readers,
  .code,
  .message {
    margin-block: 1.5em;
    padding: 1.1em 1.25em;
    border-radius: var(--round);
    background: var(--wash);
  }
  section ul,
  .status {
    padding-inline-start: 1.25em;
    margin-block: 0.5em;
  }
  .lines {
    padding: 0 !important;
  }
  .characters {
    margin-block: 0.5em;
    font:
      700 1.5em/1.4 ui-monospace,
      'Cascadia Mono',
      Menlo,
      monospace;
    letter-spacing: 0.04em;
    user-select: all;
    overflow-wrap: normal;
  }
  @media (max-width: 30em) {
    .characters {
      /* As large as lets it stand on one line; at 320 px that is the smaller. */
      font-size: max(1.15em, min(1.5em, 6vw));
      letter-spacing: 0;
    }
  }
  .code .actions,
  .code h3 {
    margin-block-start: 0;
  }
  .due {
    margin-block: 1em;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--faint);
  }
  .message h4 {
    color: var(--soft);
  }
  .written {
    white-space: pre-wrap;
  }
  details {
    margin-block: 0.75em;
  }
  summary {
    padding-block: 0.75em;
    cursor: pointer;
    color: var(--accent);
  }
  .foot {
    margin-block-start: 2.5em;
    color: var(--soft);
  }
`;
