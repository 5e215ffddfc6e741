/** Takes in what a file that came later brings to the form: its words, and, once, how its part looks. */
import type { MobbeSkjema } from './mobbe-skjema.ts';

export function takeIn(form: MobbeSkjema, look: CSSStyleSheet, words: object): void {
  const root = form.renderRoot;
  const sheets = root.adoptedStyleSheets;
  if (!sheets.includes(look)) root.adoptedStyleSheets = [...sheets, look];
  form.texts = { ...form.texts, ...words };
  form.requestUpdate();
}
