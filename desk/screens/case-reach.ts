/**
 * Whom to reach, and how: the part of the box at the top of a case that a handler on a telephone sees without scrolling. In danger
 * the contact that was given stands there once the report is open, or what to do where none was.
 */
import { html, nothing } from 'lit';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import type { OpenedCase } from '../opened.ts';
import type { Desk } from '../parts/screen.ts';
import { allOf } from '../words.ts';
import { contactOf } from './case-content.ts';

type Contact = OpenedCase['identity']['contact'];

/** `opened`: null while the report is sealed. */
export function reachPart(item: CaseAnswer, opened: OpenedCase | null, desk: Desk) {
  const { reach } = desk.texts.cases;
  if (item.as === 'copy') return responsible(item, desk);
  if (!opened)
    return item.urgent ? html`<p class="ds-paragraph" data-size="sm">${reach.later}</p>` : nothing;
  const { contact } = opened.identity;
  if (isGiven(contact))
    return item.urgent
      ? html`<div class="reach" translate="no">${contactOf(contact, desk.texts, 'short')}</div>`
      : html`<p class="ds-paragraph">
          <button class="link-button" type="button" @click=${showContact}>${reach.show}</button>
        </p>`;
  if (!item.urgent) return html`<p class="ds-paragraph">${reach.byCode}</p>`;
  const isAdult = ['adult', 'leader'].includes(item.facts.accused);
  return html`<div class="reach">
    <h3 class="ds-heading" data-size="2xs">${reach.none}</h3>
    <ul class="ds-list">
      <li>${reach.noneLook}</li>
      <li>${isAdult ? reach.noneAdult : reach.noneThere}</li>
      <li>${reach.noneWrite}</li>
    </ul>
  </div>`;
}

/** A number, an address, or a name by which she is found. */
function isGiven({ phone, email, name }: Contact): boolean {
  return [phone, email, name].some((value) => value.trim() !== '');
}

/** Whoever reads along is told who answers for it, by name. */
function responsible({ readers }: CaseAnswer, { texts, language }: Desk) {
  const names = readers
    .filter(({ as }) => as === 'reader')
    .map(({ name, organisationName }) => `${name[language]}, ${organisationName}`);
  if (names.length === 0) return nothing;
  return html`<p class="ds-paragraph">${texts.cases.reach.responsible(allOf(names, language))}</p>`;
}

/** Opens the door behind which the contact stands, and goes there. */
function showContact(): void {
  const door = document.querySelector<HTMLDetailsElement>('#contact-door');
  if (!door) return;
  door.open = true;
  door.querySelector('summary')?.focus();
}
