/** The look of what is pressed and chosen, and of numbers to call: buttons, links, choices. Colours and shapes are those of `styles.ts`. */
import { css } from './css.ts';

export const controlStyles = css`
  button,
  .button,
  input,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button,
  .button {
    min-block-size: 2.75em;
    padding: 0.5em 1.1em;
    border: 2px solid transparent;
    border-radius: var(--round);
    background: none;
    cursor: pointer;
    text-align: center;
    text-decoration: none;
  }
  .primary,
  a.button {
    display: inline-block;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .primary:hover,
  a.button:hover {
    filter: brightness(0.88);
  }
  .primary[aria-disabled] {
    opacity: 0.75;
    cursor: progress;
  }
  .secondary,
  .exit {
    border-color: var(--accent);
    color: var(--accent);
    font-weight: 600;
    background: var(--paper);
  }
  .exit {
    border-color: var(--line);
    color: var(--ink);
    padding-inline: 0.8em;
  }
  .secondary:hover,
  .exit:hover,
  .quiet:hover {
    background: var(--wash);
  }
  .quiet {
    min-inline-size: 2.75em;
    padding-inline: 0.5em;
    color: var(--soft);
  }
  .quiet[aria-pressed='true'] {
    color: var(--ink);
    font-weight: 650;
    text-decoration: underline;
    text-underline-offset: 0.3em;
    text-decoration-thickness: 2px;
  }
  .link {
    /* Wide enough for a thumb, with its text in line with what stands above. */
    margin-inline: calc(-0.25em - 2px);
    padding-inline: 0.25em;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    margin-block: 2em 0;
  }
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
  .lines {
    list-style: none;
    padding: 0;
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
  .foot {
    margin-block-start: 2.5em;
    color: var(--soft);
  }
  .emergency h3 {
    margin-block-start: 0;
  }
  /* Numbers to call at once come close together, so that none lies below the fold of the smallest screen. */
  .now .lines {
    gap: 0;
  }
  .now .hours {
    display: inline-block;
  }
  .progress:has(+ form .now h2) {
    display: none;
  }
`;
