/**
 * The front page's sections about keys: inboxes into which she was not let yet, those without a key, what was renewed, and the older
 * sheets. Each names only what can be done from here, or whom to ask.
 */
import { html, nothing } from 'lit';
import type { DeskAnswer } from '../../contract/api/people.ts';
import { whoLetsIn, type Membership } from '../access.ts';
import { ownWords } from '../parts/key-words.ts';
import { notice, sectionHeading } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import { firstKeyHash } from '../routing.ts';
import { softHyphens } from '../soft-hyphens.ts';
import type { Texts } from '../texts/index.ts';
import { allOf } from '../words.ts';
import { labelOf } from './first-key-parts.ts';

type Row = DeskAnswer['inboxes'][number];

/** Inboxes whose key she does not have yet, with the way in that is open to her, and whom to phone. */
export function ownWaiting({ inboxes }: DeskAnswer, desk: Desk) {
  const { session, ring, texts } = desk;
  const { front } = texts;
  const waiting = session!.memberships.filter(({ state }) => state === 'waiting');
  const broken = session!.memberships.filter(({ inboxId }) => ring!.broken.includes(inboxId));
  if (waiting.length + broken.length === 0) return nothing;
  const rowOf = (inboxId: string) => inboxes.find((row) => row.inboxId === inboxId);
  const isUrgent = [...waiting, ...broken].some(
    ({ inboxId }) => (rowOf(inboxId)?.urgentUnread ?? 0) > 0,
  );
  const withPeople = waiting.filter(({ letInBy }) => letInBy.length > 0);
  const alone = waiting.filter(({ letInBy }) => letInBy.length === 0);
  const each = (membership: Membership) => oneWaiting(membership, rowOf(membership.inboxId), desk);
  const mood = isUrgent ? 'urgent' : 'unread';
  return html`<section class="next ds-card" data-mood=${mood} aria-labelledby="own-waiting">
    ${sectionHeading(front.youWaitTitle, 'own-waiting')} ${withPeople.map(each)}
    ${withPeople.length > 0 ? comparing(desk) : nothing} ${alone.map(each)}
    ${broken.map((membership) =>
      notice(
        'danger',
        html`<p>${softHyphens(front.broken(labelOf(membership, desk)))}</p>
          ${codeLink(membership, desk)}`,
      ),
    )}
  </section>`;
}

function oneWaiting(membership: Membership, row: Row | undefined, desk: Desk) {
  const { texts, language } = desk;
  const { front } = texts;
  const name = labelOf(membership, desk);
  const who = whoLetsIn(membership, language);
  if (who !== null)
    return html`${urgentCall(row, who, texts)}
      <p class="ds-paragraph">${front.youWait(name, who)}</p>
      ${otherWay(membership, row, desk)}`;
  const hasSheet = row?.sheet !== 'none';
  return html`${urgentCall(row, null, texts)}
    <p class="ds-paragraph">${hasSheet ? front.youAlone(name) : front.youLost(name)}</p>
    ${hasSheet ? codeLink(membership, desk) : nothing}`;
}

/** The words are of the key that her password opened. */
function comparing(desk: Desk) {
  const { front } = desk.texts;
  return html`<p class="ds-paragraph" data-size="lg">${ownWords(desk, front.yourWords)}</p>
    <p class="ds-paragraph">${front.yourWordsNext}</p>`;
}

/** Quiet: the sheet is for the day when nobody is left, not for whoever comes second. */
function otherWay(membership: Membership, row: Row | undefined, desk: Desk) {
  const { front } = desk.texts;
  if (!row || row.sheet === 'none') return nothing;
  // In a box of its own: the design system takes the padding of a card with details right inside.
  return html`<div>
    <details class="ds-details">
      <summary>${front.otherWay}</summary>
      <div>
        <p class="ds-paragraph">${front.otherWayText}</p>
        ${codeLink(membership, desk)}
      </div>
    </details>
  </div>`;
}

function urgentCall(row: Row | undefined, who: string | null, { front }: Texts) {
  if (!row || row.unread === 0) return nothing;
  const call = who ? front.youWaitUrgent(who) : front.youAloneUrgent;
  return html`${row.urgentUnread > 0 ? html`<p class="ds-paragraph" data-size="lg">${call}</p>` : nothing}
    <p class="ds-paragraph">${front.youWaitUnread(row.unread)}</p>`;
}

function codeLink(membership: Membership, desk: Desk) {
  const { front } = desk.texts;
  return html`<p class="ds-paragraph">
    <a
      class="ds-link"
      href="#/inboxes/${membership.inboxId}/recovery"
      aria-label=${front.useCodeFor(labelOf(membership, desk))}
    >
      ${front.useCode}
    </a>
  </p>`;
}

/** Inboxes of hers that take no reports before she, or a colleague, makes their key. One after another. */
export function keyless(desk: Desk) {
  const { front, firstKey } = desk.texts;
  const memberships = desk.session!.memberships.filter(({ state }) => state === 'no-key');
  if (memberships.length === 0) return nothing;
  return html`<section class="next ds-card" data-mood="unread" aria-labelledby="keyless">
    ${sectionHeading(front.youMakeTitle(memberships.length), 'keyless')}
    <ul class="rows">
      ${memberships.map((membership) => {
        const label = labelOf(membership, desk);
        return html`<li>
          <p class="ds-paragraph">${front.youMake(label)}</p>
          <a
            class="ds-button"
            href=${firstKeyHash(membership.inboxId)}
            aria-label=${front.makeKeyFor(label)}
            >${front.makeKey}</a
          >
        </li>`;
      })}
    </ul>
    <p class="ds-paragraph quiet">${ownWords(desk, firstKey.ownWords)}</p>
  </section>`;
}

/** What this browser did by itself is told: to whom it sealed the new key is what the server said. */
export function renewedKeys(desk: Desk) {
  const { front } = desk.texts;
  const me = desk.session!.handler.id;
  return desk.renewed.map((membership) => {
    const names = membership.colleagues
      .filter(({ handlerId }) => handlerId !== me)
      .map(({ name }) => name);
    return notice(
      'info',
      html`<p>
        ${front.renewed(labelOf(membership, desk), allOf(names, desk.language))}
        ${membership.recoveryKey ? front.renewedPaper : front.renewedNoPaper}
      </p>`,
    );
  });
}

/** Red until no inbox in sight lies under an older sheet; then what to do with it. */
export function olderSheets({ sharedSheets }: DeskAnswer, { texts: { front } }: Desk) {
  if (sharedSheets === null) return nothing;
  const { inboxes } = sharedSheets;
  return inboxes > 0
    ? notice('danger', front.sharedSheetsNext, front.sharedSheets(inboxes))
    : notice('success', front.sharedSheetsDoneNext, front.sharedSheetsDone);
}
