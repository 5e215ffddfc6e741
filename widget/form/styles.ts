/**
 * The look of the form's frame, its headings and its print: calm, large, one column. Sizes are in em on a root of `medium`, because a host's `html { font-size: 62.5% }`
 * would shrink rem; `!important` on the host wins over a page's `* { … !important }`, because the inner tree's important comes first.
 * `all` leaves direction and unicode-bidi: on a page in Arabic our words still run from left to right.
 */
import { css } from './css.ts';
import { controlStyles } from './styles-controls.ts';

const frame = css`
  :host {
    all: initial !important;
    display: block !important;
    direction: ltr !important;
    unicode-bidi: isolate !important;
    color-scheme: light !important;
    --ink: #17212b;
    --soft: #4a5763;
    --line: #6b7884;
    --faint: #d5dce2;
    --paper: #fff;
    --wash: #f3f6f8;
    --accent: var(--mobbe-accent, #0b4f7d);
    --on-accent: var(--mobbe-on-accent, #fff);
    --round: var(--mobbe-radius, 0.5em);
    --red: #a8201a;
    --ring: var(--mobbe-focus, #17212b);
  }
  /* A site's own colours, but never too light for words on our paper: they were chosen for a button on another ground. */
  @supports (color: oklch(from red l c h)) {
    :host {
      --accent: oklch(from var(--mobbe-accent, #0b4f7d) min(l, 0.48) c h);
      --on-accent: oklch(from var(--mobbe-on-accent, #fff) max(l, 0.97) min(c, 0.03) h);
      --ring: oklch(from var(--mobbe-focus, #17212b) min(l, 0.6) c h);
    }
  }
  *,
  *::before {
    box-sizing: border-box;
  }
  dialog,
  .page {
    font: medium/1.5 var(--mobbe-font, system-ui, sans-serif);
    color: var(--ink);
    background: var(--paper);
    text-align: start;
    overflow-wrap: break-word;
  }
  dialog {
    inline-size: 100%;
    max-inline-size: 42em;
    block-size: 100vh;
    block-size: 100dvb;
    max-block-size: none;
    margin: auto;
    padding: 0;
    border: 1px solid transparent;
    overflow: auto;
    overscroll-behavior: contain;
    scroll-padding-block: 7em 2em;
  }
  dialog::backdrop {
    background: rgb(10 25 38 / 62%);
  }
  .page {
    max-inline-size: 42em;
    margin: 0 auto;
    min-block-size: 100vh;
  }
  /* As tall as what stands in it, so that the frame can be. */
  :host([framed]) .page {
    min-block-size: 0;
  }
  .gone {
    position: fixed;
    inset: 0;
    background: #fff;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.5em;
    padding: 0.5em 0.75em;
    background: var(--paper);
    border-block-end: 1px solid var(--faint);
  }
  .top,
  .exit {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
  }
  /* Where it would take too much of the screen, the way out alone stays. */
  @media (max-height: 30em) {
    .top {
      display: contents;
    }
    .exit {
      margin: 0.5em 0.75em;
    }
    .top .languages {
      display: inline-flex;
    }
  }
  .top .exit {
    margin-inline-end: auto;
  }
  .languages {
    display: flex;
  }
  .body {
    display: block;
    padding: 1.25em 1.25em 2.5em;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    font: inherit;
  }
  h1 {
    margin-block-end: 1em;
    font-weight: 650;
  }
  h2 {
    font-size: 1.75em;
    line-height: 1.2;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  h3 {
    font-size: 1.25em;
    line-height: 1.3;
    font-weight: 650;
    margin-block: 1.5em 0.5em;
  }
  p {
    margin-block: 0.75em;
    overflow-wrap: anywhere;
  }
  fieldset {
    min-inline-size: 0;
  }
  legend {
    inline-size: 100%;
  }
  .intro {
    margin-block: 0 1.5em;
    color: var(--soft);
  }
  .progress {
    margin: 0 0 0.5em;
    color: var(--soft);
  }
  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .lack {
    margin-block: 1em;
    padding-inline-start: 0.75em;
    border-inline-start: 0.25em solid var(--red);
    color: var(--red);
    font-weight: 650;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--ring);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--paper);
  }
  #aside:focus-visible,
  #heading:focus-visible {
    outline: none;
    box-shadow: none;
  }
  @media (min-width: 45em) {
    dialog {
      block-size: auto;
      max-block-size: calc(100dvb - 4em);
      border-radius: 0.75em;
    }
    .body {
      padding: 2em 2.5em 3em;
    }
    .top {
      padding-inline: 1.25em;
    }
  }
  @media (max-width: 30em) {
    .exit {
      flex: 1;
    }
    .languages {
      order: 3;
      flex-basis: 100%;
    }
  }
  @media print {
    dialog,
    .page {
      position: static;
      block-size: auto;
      max-block-size: none;
      border: 0;
      overflow: visible;
    }
    dialog::backdrop,
    .top,
    .body {
      display: none;
    }
  }
`;

export const styles = frame + controlStyles;
