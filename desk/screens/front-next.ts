/** The front page's first sections: what to read now, and what else waits. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DeskAnswer } from '../../contract/api/people.ts';
import { osloDay } from '../../contract/clock.ts';
import { heldInboxes } from '../access.ts';
import type { ListQuery } from '../api.ts';
import { sectionHeading } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import { listHash } from '../routing.ts';
import { weekdayWords } from '../words.ts';
import { isAnythingNeeded } from './front-inboxes.ts';
import { keyless, ownWaiting } from './front-keys.ts';

type Row = DeskAnswer['inboxes'][number];
type Work = DeskAnswer['work'];

/** Whether somebody may be in danger whom nobody has seen to: that comes before everything else on the page. */
export function isUrgent({ work, inboxes }: DeskAnswer, desk: Desk): boolean {
  const held = heldInboxes({ session: desk.session!, ring: desk.ring! });
  const isElsewhere = inboxes.some(
    ({ inboxId, urgentUnread }) => urgentUnread > 0 && isMine(inboxId, desk) && !held.has(inboxId),
  );
  return isElsewhere || both(work, 'urgentUnread') + both(work, 'urgentUntaken') > 0;
}

/**
 * What to do first. Unread cases of inboxes that she cannot open are told of where she waits. `isOtherwiseCalm`: nothing else on the
 * page waits for anybody, and it is as the server says now.
 */
export function nextSteps(answer: DeskAnswer, desk: Desk, isOtherwiseCalm: boolean) {
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
  const isAnyElsewhere =
    apart !== nothing || answer.work.elsewhere > 0 || closed.some(({ unread }) => unread > 0);
  const calm = isAnyElsewhere ? nothing : nothingWaits(answer, desk, isOtherwiseCalm);
  const own = html`${ownWork(answer.work, desk) ?? calm} ${apart}`;
  if (isUrgentElsewhere) return html`${waiting} ${own} ${toMake}`;
  const isUnread = both(answer.work, 'unread') > 0;
  return isUnread ? html`${own} ${toMake} ${waiting}` : html`${toMake} ${own} ${waiting}`;
}

/** Null where no open case is hers, and none that she reads along is late. */
function ownWork(work: Work, desk: Desk): TemplateResult | null {
  const { front } = desk.texts;
  const unread = both(work, 'unread');
  const urgent = both(work, 'urgentUnread');
  const untaken = both(work, 'urgentUntaken');
  const lines = workLines(work, desk);
  const { cases, overdue, dueToday } = work.answersFor;
  if (unread > 0)
    return html`<section
      class="next ds-card"
      data-mood=${urgent + untaken > 0 ? 'urgent' : 'unread'}
    >
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
    return html`<section
      class="next ds-card"
      data-mood=${overdue + untaken > 0 ? 'urgent' : 'unread'}
    >
      ${overdue + dueToday + both(work, 'untaken') > 0 ? html`<p class="overline">${front.next}</p>` : nothing}
      ${sectionHeading(untaken > 0 ? front.urgentUntaken(untaken) : front.work(cases))}
      ${untaken > 0 ? html`<p class="ds-paragraph">${front.urgentUntakenNext}</p>` : nothing}
      ${listOf(lines)}
      <a
        class="ds-button"
        data-color=${untaken > 0 ? 'danger' : nothing}
        href=${listHash(untaken > 0 ? { show: 'read', who: 'nobody' } : {})}
        >${front.toCases}</a
      >
    </section>`;
  if (cases === 0) return null;
  return html`<section class="next ds-card" data-mood="quiet">
    ${sectionHeading(front.openCases(cases))}
    <p class="ds-paragraph">${front.openCasesNext}</p>
    <a class="ds-button" data-variant="secondary" href=${listHash({ as: 'reader' })}
      >${front.toCases}</a
    >
  </section>`;
}

/** Green only where nothing at all waits: neither a case nor anything else of which the page tells. */
function nothingWaits(answer: DeskAnswer, desk: Desk, isOtherwiseCalm: boolean): TemplateResult {
  const { front } = desk.texts;
  const isNeeded = isAnythingNeeded(answer, desk);
  const isCalm = isOtherwiseCalm && !isNeeded;
  const but = isNeeded ? front.nothingBut : front.nothingElse;
  return html`<section class="next ds-card" data-mood=${isCalm ? 'calm' : 'quiet'}>
    ${sectionHeading(front.nothing)}
    <p class="ds-paragraph">${isCalm ? front.nothingNext : but}</p>
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

type Line = { text: string; href?: string };

/** Each number leads to the very cases that it counts. */
function workLines({ answersFor, along, counted }: Work, desk: Desk): Line[] {
  const { texts, language, clock } = desk;
  const { front } = texts;
  const { overdue, dueToday, untaken, dueLater, nextDueOn } = answersFor;
  const day = nextDueOn && weekdayWords(nextDueOn, osloDay(clock.now()), language);
  const line = (count: number, text: (count: number) => string, query: ListQuery): Line[] =>
    count > 0 ? [{ text: text(count), href: listHash(query) }] : [];
  return [
    ...line(overdue, front.overdue, { due: 'overdue', as: 'reader' }),
    ...line(dueToday, front.dueToday, { due: 'today', as: 'reader' }),
    ...line(untaken, front.unacknowledged, { show: 'read', who: 'nobody', as: 'reader' }),
    ...(day ? [{ text: front.dueLater(dueLater, day) }] : []),
    ...line(along.urgentUntaken, front.alongUrgent, { show: 'read', who: 'nobody', as: 'copy' }),
    ...line(along.overdue, front.alongOverdue, { due: 'overdue', as: 'copy' }),
    ...(counted === 'part' ? [{ text: front.notAllCounted }] : []),
  ];
}

function listOf(lines: Line[]) {
  if (lines.length === 0) return nothing;
  return html`<ul class="ds-list">
    ${lines.map(
      ({ text, href }) =>
        html`<li>
          ${href === undefined ? text : html`<a class="ds-link" href=${href}>${text}</a>`}
        </li>`,
    )}
  </ul>`;
}

function isMine(inboxId: string, { session }: Desk): boolean {
  return session!.memberships.some((membership) => membership.inboxId === inboxId);
}

/** Of the cases that she answers for and of those that she reads along: no case is both. */
function both(
  { answersFor, along }: Work,
  of: 'unread' | 'urgentUnread' | 'untaken' | 'urgentUntaken',
): number {
  return answersFor[of] + along[of];
}

function sum(rows: Row[], of: 'quarantined' | 'quarantinedUnread'): number {
  return rows.reduce((total, row) => total + row[of], 0);
}
