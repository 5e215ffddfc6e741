/** The look of what comes after the first question: fields, hints, answers, the code, print. Colours and shapes are those of `styles.ts`. */
import { css, sheetOf } from './css.ts';

const answers = css`
  h4,
  dl,
  dd {
    margin: 0;
    padding: 0;
    font: inherit;
  }
  h4 {
    font-weight: 650;
    margin-block-end: 0.25em;
  }
  .back {
    margin-block: -0.5em 0.5em;
  }
  .hint {
    color: var(--soft);
    margin-block: 0.5em;
  }
  .choice .hint {
    grid-column: 2;
    margin: -0.6em 0 0.85em;
    padding-inline: 0.9em;
  }
  .inset {
    margin-inline-start: 0.9em;
    padding-inline-start: 1.2em;
    border-inline-start: 3px solid var(--faint);
  }
  .code h3,
  .readers h3 {
    margin-block-start: 0;
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
    hyphens: none;
  }
  .characters span {
    display: inline-block;
    white-space: nowrap;
  }
  .aloud {
    float: inline-end;
    margin-block: -0.5em;
  }
  svg {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    vertical-align: middle;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .choice svg {
    /* So that a second line stands below the first one. */
    float: inline-start;
    inline-size: 1.6em;
    block-size: 1.6em;
    margin-inline-end: 0.6em;
    stroke-width: 1.75;
  }
  .lost {
    margin-block-start: 2em;
  }
  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
  }
  .parts input {
    inline-size: 8em;
    text-transform: uppercase;
    font-family: ui-monospace, Menlo, monospace;
  }
  .copying {
    font-weight: 600;
  }
  [role='status']:empty {
    margin: 0;
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
  .field {
    margin-block: 1.25em;
  }
  .field label {
    display: block;
    font-weight: 600;
    margin-block-end: 0.35em;
  }
  .field input,
  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 2.9em;
    padding: 0.6em 0.75em;
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--paper);
  }
  textarea {
    margin-block: 1em;
    resize: vertical;
    line-height: 1.5;
  }
  [aria-invalid='true'] {
    border: 2px solid var(--red);
  }
  .sheet {
    display: none;
  }
  @media print {
    .sheet {
      display: block;
      padding: 15mm;
    }
    /* No larger than a bank card, and a dashed line to cut along. */
    .card {
      box-sizing: border-box;
      inline-size: 85mm;
      padding: 4mm 5mm;
      border: 1px dashed;
    }
  }
`;

/** To be adopted by the form's root when it has come. */
export const look = sheetOf(answers);
