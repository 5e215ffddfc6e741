/** The front page's first sections: what to read now, and what else waits. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DeskAnswer } from '../../contract/api/people.ts';
import { osloDay } from '../../contract/clock.ts';
import { heldInboxes } from '../access.ts';
import type { OpenWork } from '../open-work.ts';
import { sectionHeading } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import { listHash } from '../routing.ts';
import { weekdayWords } from '../words.ts';
import { isAnythingNeeded } from './front-inboxes.ts';
import { keyless, ownWaiting } from './front-keys.ts';

type Row = DeskAnswer['inboxes'][number];

/** What to do first. Unread cases of inboxes that she cannot open are told of where she waits. */
export function nextSteps(answer: DeskAnswer, work: OpenWork, desk: Desk) {
  const { front } = desk.texts;
  const held = heldInboxes({ session: desk.session!, ring: desk.ring! });
  const waiting = ownWaiting(answer, desk);
  if (desk.session!.memberships.length === 0)
    return html`<section class="next ds-card">
      ${sectionHeading(front.noInboxes)}
      <p class="ds-paragraph">${front.noInboxesNext}</p>
    </section>`;
  const toMake = keyless(desk);
  if (held.size === 0) return html`${waiting} ${toMake}`;
  const rows = answer.inboxes.filter(({ inboxId }) => held.has(inboxId));
  const closed = answer.inboxes.filter(
    ({ inboxId }) => isMine(inboxId, desk) && !held.has(inboxId),
  );
  const isUrgentElsewhere = closed.some(({ urgentUnread }) => urgentUnread > 0);
  const apart = setApart(rows, desk);
  const isNeeded = isAnythingNeeded(answer, desk);
  const isAnyElsewhere = apart !== nothing || closed.some(({ unread }) => unread > 0);
  const own = html`${ownWork(rows, work, desk, { isAnyElsewhere, isNeeded })} ${apart}`;
  if (isUrgentElsewhere) return html`${waiting} ${own} ${toMake}`;
  const isUnread = rows.some(({ unread }) => unread > 0);
  return isUnread ? html`${own} ${toMake} ${waiting}` : html`${toMake} ${own} ${waiting}`;
}

function ownWork(
  rows: Row[],
  work: OpenWork,
  desk: Desk,
  { isAnyElsewhere, isNeeded }: { isAnyElsewhere: boolean; isNeeded: boolean },
): TemplateResult | typeof nothing {
  const { front } = desk.texts;
  const unread = sum(rows, 'unread');
  const urgent = sum(rows, 'urgentUnread');
  const lines = workLines(work, desk);
  if (unread > 0)
    return html`<section class="next ds-card" data-mood=${urgent > 0 ? 'urgent' : 'unread'}>
      <p class="overline">${front.next}</p>
      ${sectionHeading(urgent > 0 ? front.urgentUnread(urgent) : front.unread(unread))}
      <p class="ds-paragraph">${urgent > 0 ? front.urgentNext : front.unreadNext}</p>
      <a
        class="ds-button"
        data-color=${urgent > 0 ? 'danger' : nothing}
        href=${listHash({ show: 'unread' })}
      >
        ${front.readNow}
      </a>
      ${lines.length > 0 ? html`<p class="ds-paragraph">${front.also}</p>` : nothing}
      ${listOf(lines)}
    </section>`;
  if (lines.length > 0)
    return html`<section class="next ds-card" data-mood=${work.overdue > 0 ? 'urgent' : 'unread'}>
      ${work.overdue + work.dueToday + work.unacknowledged > 0 ? html`<p class="overline">${front.next}</p>` : nothing}
      ${sectionHeading(front.work(work.cases))} ${listOf(lines)}
      <a class="ds-button" href=${listHash({})}>${front.toCases}</a>
    </section>`;
  // "Nothing to do" would be wrong over what is set apart, and over what lies where she cannot read it.
  if (isAnyElsewhere) return nothing;
  return html`<section class="next ds-card" data-mood="calm">
    ${sectionHeading(front.nothing)}
    <p class="ds-paragraph">${isNeeded ? front.nothingBut : front.nothingNext}</p>
  </section>`;
}

/** What was set apart in a burst, with the deadline that comes first: never silent while anything lies there. */
function setApart(rows: Row[], { texts: { front }, language, clock }: Desk) {
  const count = sum(rows, 'quarantined');
  if (count === 0) return nothing;
  const unread = sum(rows, 'quarantinedUnread');
  const today = osloDay(clock.now());
  const [due] = rows.flatMap(({ quarantinedDueOn }) => quarantinedDueOn ?? []).sort();
  const isOverdue = due !== undefined && due < today;
  const mood = isOverdue ? 'urgent' : unread > 0 ? 'unread' : 'calm';
  return html`<section class="next ds-card" data-mood=${mood} aria-labelledby="set-apart">
    ${sectionHeading(front.apart(count), 'set-apart')}
    <p class="ds-paragraph">${unread > 0 ? front.apartNext : front.apartRead}</p>
    ${
      due === undefined
        ? nothing
        : html`<p class="ds-paragraph">
            <strong
              >${isOverdue ? front.apartOverdue : front.apartDue(weekdayWords(due, today, language))}</strong
            >
          </p>`
    }
    <a
      class="ds-button"
      data-variant=${unread > 0 ? nothing : 'secondary'}
      href=${listHash({ show: 'quarantine' })}
      >${front.apartOpen}</a
    >
  </section>`;
}

function workLines(work: OpenWork, { texts: { front }, language, clock }: Desk): string[] {
  const { overdue, dueToday, unacknowledged, dueLater, nextDay, counted } = work;
  const day = nextDay && weekdayWords(nextDay, osloDay(clock.now()), language);
  return [
    ...(overdue > 0 ? [front.overdue(overdue)] : []),
    ...(dueToday > 0 ? [front.dueToday(dueToday)] : []),
    ...(unacknowledged > 0 ? [front.unacknowledged(unacknowledged)] : []),
    ...(day ? [front.dueLater(dueLater, day)] : []),
    ...(counted === 'part' ? [front.notAllCounted] : []),
  ];
}

function listOf(lines: string[]) {
  if (lines.length === 0) return nothing;
  return html`<ul class="ds-list">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

export function isMine(inboxId: string, { session }: Desk): boolean {
  return session!.memberships.some((membership) => membership.inboxId === inboxId);
}

function sum(
  rows: Row[],
  of: 'unread' | 'urgentUnread' | 'quarantined' | 'quarantinedUnread',
): number {
  return rows.reduce((total, row) => total + row[of], 0);
}
