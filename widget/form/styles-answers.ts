/** The look of what is asked and answered: choices, fields, notices, lists, the code. Colours and shapes are those of `styles.ts`. */
import { css } from 'lit';

export const answerStyles = css`
  .choices {
    display: grid;
    gap: 0.6em;
    margin-block: 1.25em;
  }
  .choice {
    position: relative;
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--paper);
  }
  .choice:hover {
    background: var(--wash);
  }
  .choice input {
    position: relative;
    z-index: 1;
    inline-size: 1.4em;
    block-size: 1.4em;
    margin: 0 0 0 0.9em;
    accent-color: var(--accent);
  }
  .choice label {
    padding: 0.85em 0.9em;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .choice label::before {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
  }
  .choice .hint {
    grid-column: 2;
    margin: -0.6em 0 0.85em;
    padding-inline: 0.9em;
  }
  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--wash);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .choice:has(:focus-visible) {
    outline: 3px solid var(--ring);
    outline-offset: 2px;
  }
  .choice input:focus-visible {
    outline: none;
    box-shadow: none;
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
    text-underline-offset: 0.2em;
  }
  .number {
    font-size: 1.3em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    margin-inline-end: 0.3em;
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
  .answers div {
    display: grid;
    grid-template: auto 1fr / 1fr auto;
    gap: 0 1em;
    padding-block: 0.6em;
    border-block-end: 1px solid var(--faint);
  }
  dt {
    font-weight: 600;
    grid-column: 1;
  }
  dd {
    grid-column: 1;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  dd.change {
    grid-area: 1 / 2 / span 2;
    align-self: center;
    white-space: normal;
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
  footer {
    margin-block-start: 2.5em;
    color: var(--soft);
  }
`;
