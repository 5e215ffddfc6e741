/** The inboxes of the front page: her own with what lies in them, then those that she only sees to. */
import { html, nothing } from 'lit';
import type { DeskAnswer } from '../../contract/api/people.ts';
import { heldInboxes } from '../access.ts';
import { notice, sectionHeading } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import { listHash } from '../routing.ts';
import { softHyphens } from '../soft-hyphens.ts';
import type { Texts } from '../texts/index.ts';
import { waysLeft } from '../ways-left.ts';

type Row = DeskAnswer['inboxes'][number];

export function inboxSections({ inboxes }: DeskAnswer, desk: Desk) {
  const { front } = desk.texts;
  const ids = desk.session!.memberships.map(({ inboxId }) => inboxId);
  const own = inboxes.filter(({ inboxId }) => ids.includes(inboxId));
  // What could be lost stands first: the others need nobody.
  const others = inboxes
    .filter(({ inboxId }) => !ids.includes(inboxId))
    .sort((one, other) => Number(isSafe(one)) - Number(isSafe(other)));
  return html`${
    own.length === 0
      ? nothing
      : html`<section aria-labelledby="inboxes">
          ${sectionHeading(front.inboxes, 'inboxes')}
          <ul class="cards">
            ${own.map((row) => ownCard(row, desk))}
          </ul>
        </section>`
  }
  ${
    others.length === 0
      ? nothing
      : html`<section class="ds-card" aria-labelledby="other-inboxes">
          ${sectionHeading(front.otherInboxes, 'other-inboxes')}
          <p class="ds-paragraph">${front.otherInboxesLead}</p>
          <ul class="rows">
            ${others.map((row) => otherRow(row, desk))}
          </ul>
        </section>`
  }`;
}

const isSafe = (row: Row) => waysLeft(row) >= 2;

function ownCard(row: Row, { texts, language, session, ring }: Desk) {
  const { front } = texts;
  const { inboxId, keyHolders, organisationName } = row;
  const name = row.name[language];
  const label = `${name}, ${organisationName}`;
  const isHeld = heldInboxes({ session: session!, ring: ring! }).has(inboxId);
  return html`<li class="ds-card inbox" data-mood=${isSafe(row) ? nothing : 'danger'}>
    <h3 class="ds-heading" data-size="2xs">${name}</h3>
    <p class="ds-paragraph quiet">${organisationName}</p>
    <p class="ds-paragraph"><strong>${front.counts(row.unread, row.urgentUnread)}</strong></p>
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
        >${texts.frame.cases}</a
      >
    </p>
    ${isSafe(row) ? nothing : tooFew(texts)} ${waysLine(row, texts)}
    ${isHeld && keyHolders > 0 ? codeLink(row, label, texts) : nothing}
  </li>`;
}

/** One that nobody has typed back yet may still lie in the cupboard: it is tried before another is made. */
function codeLink({ inboxId, recoveryCode }: Row, label: string, { front }: Texts) {
  const [path, name, text] =
    recoveryCode === 'made'
      ? ['recovery', front.confirmCodeFor(label), front.confirmCode]
      : ['recovery/new', front.newCodeFor(label), front.newCode];
  return html`<p class="ds-paragraph">
    <a class="ds-link" href="#/inboxes/${inboxId}/${path}" aria-label=${name}>${text}</a>
  </p>`;
}

function otherRow(row: Row, { texts, language }: Desk) {
  return html`<li>
    <strong>${row.name[language]}</strong>, ${row.organisationName}
    ${isSafe(row) ? nothing : tooFew(texts)} ${waysLine(row, texts)}
  </li>`;
}

function tooFew({ front }: Texts) {
  return notice(
    'danger',
    html`<p><strong>${front.tooFew}.</strong> ${softHyphens(front.tooFewNext)}</p>`,
  );
}

function waysLine(row: Row, { front }: Texts) {
  const { keyHolders, ownerGrant, recoveryCode } = row;
  return html`<p class="ds-paragraph quiet" data-size="sm">
    ${front.ways(waysLeft(row))}: ${front.waysAre(keyHolders, ownerGrant, recoveryCode)}.
  </p>`;
}
