/**
 * The inboxes of the front page: her own with what lies in them and what each needs, the most urgent first; then those that she only
 * sees to, gathered by what they need, for an owner may have dozens.
 */
import { html, nothing } from 'lit';
import type { DeskAnswer } from '../../contract/api/people.ts';
import { heldInboxes } from '../access.ts';
import { needsOf, urgencyOf, type Need, type Standing } from '../inbox-needs.ts';
import { notice, sectionHeading } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import { firstKeyHash, listHash } from '../routing.ts';
import type { Texts } from '../texts/index.ts';
import { sheetState, waysLeft } from '../ways-left.ts';

type Row = DeskAnswer['inboxes'][number];
type Needing = { row: Row; standing: Standing; needs: Need[] };

export function inboxSections(answer: DeskAnswer, desk: Desk) {
  const { front } = desk.texts;
  const all = needing(answer, desk);
  const own = all.filter(({ standing }) => standing !== 'other');
  const others = all.filter(({ standing }) => standing === 'other');
  return html`${
    own.length === 0
      ? nothing
      : html`<section aria-labelledby="inboxes">
          ${sectionHeading(front.inboxes, 'inboxes')}
          <ul class="cards">
            ${own.map((one) => ownCard(one, desk))}
          </ul>
        </section>`
  }
  ${
    others.length === 0
      ? nothing
      : html`<section class="ds-card" aria-labelledby="other-inboxes">
          ${sectionHeading(front.otherInboxes, 'other-inboxes')}
          <p class="ds-paragraph">${front.otherInboxesLead}</p>
          ${groups(others).map((group) => otherGroup(group, desk))}
        </section>`
  }`;
}

/** Whether there is something that she can do herself for an inbox of hers. */
export function isAnythingNeeded(answer: DeskAnswer, desk: Desk): boolean {
  return needing(answer, desk).some(
    ({ standing, needs }) => standing !== 'other' && needs.some((need) => need !== 'renewal'),
  );
}

function needing({ inboxes, waiting }: DeskAnswer, { session, ring }: Desk): Needing[] {
  const held = heldInboxes({ session: session!, ring: ring! });
  const ids = session!.memberships.map(({ inboxId }) => inboxId);
  return inboxes
    .map((row) => {
      const { inboxId } = row;
      const standing = held.has(inboxId) ? 'holding' : ids.includes(inboxId) ? 'member' : 'other';
      const canLetIn = waiting.some((one) => one.inboxId === inboxId);
      return { row, standing, needs: needsOf(row, standing, canLetIn) } as const;
    })
    .sort((one, other) => urgencyOf(one.needs) - urgencyOf(other.needs));
}

const isSafe = (row: Row) => waysLeft(row) >= 2;

function ownCard({ row, standing, needs }: Needing, { texts, language }: Desk) {
  const { organisationName } = row;
  const name = row.name[language];
  const label = `${name}, ${organisationName}`;
  const isInDanger = row.hasKey && !isSafe(row);
  return html`<li class="ds-card inbox" data-mood=${isInDanger ? 'danger' : nothing}>
    <h3 class="ds-heading" data-size="2xs">${name}</h3>
    <p class="ds-paragraph quiet">${organisationName}</p>
    ${row.hasKey ? whatLiesThere(row, label, texts) : nothing}
    ${isInDanger ? tooFew(needs, texts) : nothing}
    ${
      needs.length === 0
        ? nothing
        : html`<ul class="needs">
            ${needs.map((need) => html`<li>${needLine(need, row, label, texts)}</li>`)}
          </ul>`
    }
    ${row.hasKey ? waysLine(row, texts) : nothing}
    ${mayReplaceSheet(row, standing, needs) ? newSheetLink(row, label, texts) : nothing}
  </li>`;
}

function whatLiesThere(row: Row, label: string, { front, frame }: Texts) {
  const { inboxId } = row;
  return html`<p class="ds-paragraph">
      <strong>${front.counts(row.unread, row.urgentUnread)}</strong>
    </p>
    ${
      row.quarantined === 0
        ? nothing
        : html`<p class="ds-paragraph">
            <a
              class="ds-link"
              href=${listHash({ inbox: inboxId, show: 'quarantine' })}
              aria-label=${front.apartIn(row.quarantined, label)}
              >${front.apart(row.quarantined)}</a
            >
          </p>`
    }
    <p class="ds-paragraph">
      <a class="ds-link" href=${listHash({ inbox: inboxId })} aria-label=${front.openInbox(label)}
        >${frame.cases}</a
      >
    </p>`;
}

/** What it needs, and where to do it, where that is here. */
function needLine(need: Need, row: Row, label: string, { front }: Texts) {
  const text =
    need === 'no-holder' ? `${front.needs[need]} ${wayBack(row, front)}` : front.needs[need];
  const people = need === 'remind' ? ` (${front.people(row.invited, 0)})` : '';
  const links: Partial<Record<Need, [string, string, string]>> = {
    'make-key': [firstKeyHash(row.inboxId), front.makeKeyFor(label), front.makeKey],
    'print-sheet': [
      `#/inboxes/${row.inboxId}/recovery/new`,
      front.printSheetFor(label),
      front.printSheet,
    ],
    'print-again': [
      `#/inboxes/${row.inboxId}/recovery/new`,
      front.newCodeFor(label),
      front.newCode,
    ],
    'type-back': [
      `#/inboxes/${row.inboxId}/recovery`,
      front.confirmCodeFor(label),
      front.confirmCode,
    ],
  };
  const link = links[need];
  if (!link) return html`${text}${people}`;
  const [href, name, shown] = link;
  return html`${text}<br /><a class="ds-link" href=${href} aria-label=${name}>${shown}</a>`;
}

/** What still opens an inbox whose last holder has gone. */
function wayBack(row: Row, { noHolderOwner, noHolderSheet, noHolderLost }: Texts['front']): string {
  if (row.ownerGrant) return noHolderOwner;
  return row.sheet === 'none' ? noHolderLost : noHolderSheet;
}

const sheetNeeds: Need[] = ['print-sheet', 'print-again', 'type-back'];

function mayReplaceSheet(row: Row, standing: Standing, needs: Need[]): boolean {
  const isAsked = needs.some((need) => sheetNeeds.includes(need));
  return standing === 'holding' && row.sheet === 'own' && !isAsked;
}

/** Quiet, where the sheet is in order: it may be lost or be seen by others any day. */
function newSheetLink({ inboxId }: Row, label: string, { front }: Texts) {
  return html`<p class="ds-paragraph" data-size="sm">
    <a
      class="ds-link"
      href="#/inboxes/${inboxId}/recovery/new"
      aria-label=${front.newCodeFor(label)}
      >${front.newCode}</a
    >
  </p>`;
}

/** By their first need, in the order of urgency; those that need nothing last. */
function groups(others: Needing[]): { need: Need | undefined; rows: Row[] }[] {
  const found = new Map<Need | undefined, Row[]>();
  for (const { row, needs } of others) found.set(needs[0], [...(found.get(needs[0]) ?? []), row]);
  return [...found].map(([need, rows]) => ({ need, rows }));
}

function otherGroup({ need, rows }: { need: Need | undefined; rows: Row[] }, desk: Desk) {
  const { texts, language } = desk;
  const { front } = texts;
  const isLoud = need === 'no-holder' || rows.some((row) => row.hasKey && !isSafe(row));
  const title = need === undefined ? front.inOrder(rows.length) : front.needs[need];
  const list = html`<ul class="plain-list">
    ${rows.map(
      (row) =>
        html`<li>
          <strong>${row.name[language]}</strong>, ${row.organisationName}
          <span class="quiet">${rowNote(row, need, texts)}</span>
        </li>`,
    )}
  </ul>`;
  return html`<div class="group" data-mood=${isLoud ? 'danger' : nothing}>
    <h3 class="ds-heading" data-size="2xs">${title}</h3>
    ${list}
  </div>`;
}

function rowNote(row: Row, need: Need | undefined, { front }: Texts): string {
  if (!row.hasKey || need === 'remind') return `– ${front.people(row.invited, row.waiting)}`;
  if (need === 'no-holder') return `– ${wayBack(row, front)}`;
  return `– ${ways(row, front)}`;
}

function tooFew(needs: Need[], { front }: Texts) {
  return notice(
    'danger',
    html`<p>
      <strong>${front.tooFew}.</strong> ${front.tooFewNext}
      ${needs.length > 0 ? front.tooFewDo : nothing} ${front.tooFewInvite}
    </p>`,
  );
}

function waysLine(row: Row, { front }: Texts) {
  return html`<p class="ds-paragraph quiet" data-size="sm">${ways(row, front)}.</p>`;
}

function ways(row: Row, front: Texts['front']): string {
  const { keyHolders, ownerGrant } = row;
  return `${front.ways(waysLeft(row))}: ${front.waysAre(keyHolders, ownerGrant, sheetState(row))}`;
}
