/** What the first screen says below its question, once it has come: a practice that goes on, and who answers at this hour. */
import { html, type TemplateResult } from 'lit/html.js';
import type { Screen } from '../screen.ts';
import { practiceNotice } from './practice.ts';
import { openNow } from './talk.ts';

export function belowFirst(screen: Screen): TemplateResult {
  return html`${practiceNotice(screen)} ${openNow(screen)}`;
}
