/** The follow-up code as it is shown, and where it is used. */
import { html, type TemplateResult } from 'lit/html.js';
import type { Screen } from '../screen.ts';

/** Two halves that stay whole: where a line is too short, two groups stand on each, and none alone. */
export function characters(code: string): TemplateResult {
  const middle = code.indexOf('-', code.length / 2 - 1) + 1;
  const halves = [code.slice(0, middle), code.slice(middle)];
  return html`<p class="characters">${halves.map((half) => html`<span>${half}</span>`)}</p>`;
}

export const shownAddress = (page: string): string => page.replace(/^https?:\/\//, '');

export function whereToUse({ t, page }: Pick<Screen, 't' | 'page'>): string {
  return t('code.where', { address: shownAddress(page) });
}
