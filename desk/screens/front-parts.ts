/** The sections of the front page, each a template of what the server says; each says what to do, or that nothing is. */
import { html, nothing } from 'lit';
import type { DeskAnswer, SessionAnswer } from '../../contract/api/people.ts';
import { waysLeft } from '../ways-left.ts';
import { notice, sectionHeading, urgentMark } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import { listHash } from '../routing.ts';
import type { Texts } from '../texts/index.ts';
import { dayWords, instantWords } from '../words.ts';

type Letters = DeskAnswer['buried'];
type Waiting = DeskAnswer['waiting'];

export function buriedLetters(
  letters: Letters,
  {
    desk,
    busy,
    onAgain,
    onTold,
  }: { desk: Desk; busy: string[]; onAgain: (id: string) => void; onTold: (id: string) => void },
) {
  if (letters.length === 0) return nothing;
  const { front } = desk.texts;
  return html`<section class="ds-card loud" aria-labelledby="buried">
    ${sectionHeading(front.buriedTitle(letters.length), 'buried')}
    <p class="ds-paragraph">${front.buriedLead}</p>
    <ul class="rows">
      ${letters.map(
        ({ id, recipient, buriedOn, reason, caseId, urgent }) =>
          html`<li>
            <p class="ds-paragraph">
              <strong>${front.buriedTo} ${recipient}</strong>
              ${urgent ? urgentMark(front.buriedUrgent) : nothing}<br />
              ${front.buriedOn(dayWords(buriedOn, desk.language))}
              ${reason ? html`<br /><span class="quiet">${front.buriedReason}: ${reason}</span>` : nothing}
              ${caseId ? html`<br /><a class="ds-link" href="#/cases/${caseId}">${front.toCase}</a>` : nothing}
            </p>
            <div class="buttons">
              <button
                class="ds-button"
                type="button"
                aria-label=${front.buriedAgain(recipient)}
                aria-disabled=${busy.includes(id) ? 'true' : nothing}
                @click=${() => onAgain(id)}
              >
                ${front.again}
              </button>
              <button
                class="ds-button"
                data-variant="secondary"
                type="button"
                aria-label=${front.buriedTold(recipient)}
                aria-disabled=${busy.includes(id) ? 'true' : nothing}
                @click=${() => onTold(id)}
              >
                ${front.told}
              </button>
            </div>
          </li>`,
      )}
    </ul>
  </section>`;
}

export function unreadFirst(
  { inboxes }: DeskAnswer,
  { memberships }: SessionAnswer,
  { front }: Texts,
) {
  if (memberships.length === 0)
    return html`<section class="next ds-card">
      ${sectionHeading(front.noInboxes)}
      <p class="ds-paragraph">${front.noInboxesNext}</p>
    </section>`;
  const sum = (count: (row: DeskAnswer['inboxes'][number]) => number) =>
    inboxes.reduce((total, row) => total + count(row), 0);
  const unread = sum((row) => row.unread);
  const urgent = sum((row) => row.urgentUnread);
  if (unread === 0)
    return html`<section class="next ds-card" data-mood="calm">
      ${sectionHeading(front.nothing)}
      <p class="ds-paragraph">${front.nothingNext}</p>
    </section>`;
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
  </section>`;
}

/** Inboxes whose key she does not have yet, with the way in that is open to her. */
export function ownWaiting({ inboxes }: DeskAnswer, { session, ring, texts, language }: Desk) {
  const { front } = texts;
  const waiting = session!.memberships.filter(({ state }) => state === 'waiting');
  const broken = session!.memberships.filter(({ inboxId }) => ring!.broken.includes(inboxId));
  if (waiting.length + broken.length === 0) return nothing;
  const link = (inboxId: string, name: string) =>
    html`<a
      class="ds-link"
      href="#/inboxes/${inboxId}/recovery"
      aria-label=${front.useCodeFor(name)}
    >
      ${front.useCode}
    </a>`;
  return html`<section class="ds-card" aria-labelledby="own-waiting">
    ${sectionHeading(front.youWaitTitle, 'own-waiting')}
    ${waiting.map(({ inboxId, name }) => {
      const row = inboxes.find((one) => one.inboxId === inboxId);
      const isAlone = row !== undefined && row.keyHolders === 0 && !row.ownerGrant;
      const text = isAlone ? front.youAlone(name[language]) : front.youWait(name[language]);
      return html`<p class="ds-paragraph">${text}</p>
        <p class="ds-paragraph">${link(inboxId, name[language])}</p>`;
    })}
    ${broken.map(({ inboxId, name }) =>
      notice(
        'danger',
        html`<p>${front.broken(name[language])}</p>
          ${link(inboxId, name[language])}`,
      ),
    )}
  </section>`;
}

export function waitingColleagues(
  colleagues: Waiting,
  { desk, busy, onLetIn }: { desk: Desk; busy: string[]; onLetIn: (one: Waiting[number]) => void },
) {
  if (colleagues.length === 0) return nothing;
  const { front } = desk.texts;
  return html`<section class="ds-card" aria-labelledby="waiting">
    ${sectionHeading(front.waitingTitle, 'waiting')}
    <p class="ds-paragraph">${front.waitingLead}</p>
    <ul class="rows">
      ${colleagues.map((one) => {
        const inbox = one.inboxName[desk.language];
        const isBusy = busy.includes(`${one.inboxId} ${one.handlerId}`);
        return html`<li class="row">
          <span>${front.waitingFor(one.name, inbox)}</span>
          <button
            class="ds-button"
            data-variant="secondary"
            type="button"
            aria-label=${front.letInWho(one.name, inbox)}
            aria-disabled=${isBusy ? 'true' : nothing}
            @click=${() => onLetIn(one)}
          >
            ${isBusy ? front.lettingIn : front.letIn}
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
}

export function inboxCards({ inboxes }: DeskAnswer, { texts, language, session }: Desk) {
  if (inboxes.length === 0) return nothing;
  const { front } = texts;
  const own = new Set(session!.memberships.map(({ inboxId }) => inboxId));
  return html`<section aria-labelledby="inboxes">
    ${sectionHeading(front.inboxes, 'inboxes')}
    <ul class="cards">
      ${inboxes.map((row) => {
        const { inboxId, keyHolders, ownerGrant, recoveryCode } = row;
        const ways = waysLeft(row);
        const name = row.name[language];
        const label = `${name}, ${row.organisationName}`;
        return html`<li class="ds-card inbox" data-mood=${ways < 2 ? 'danger' : nothing}>
          <h3 class="ds-heading" data-size="2xs">${name}</h3>
          <p class="ds-paragraph quiet">${row.organisationName}</p>
          ${
            own.has(inboxId)
              ? html`<p class="ds-paragraph">
                    <strong>${front.counts(row.unread, row.urgentUnread)}</strong>
                  </p>
                  <p class="ds-paragraph">
                    <a
                      class="ds-link"
                      href=${listHash({ inbox: inboxId })}
                      aria-label=${front.openInbox(label)}
                      >${texts.frame.cases}</a
                    >
                  </p>`
              : nothing
          }
          ${
            ways < 2
              ? notice('danger', html`<p><strong>${front.tooFew}.</strong> ${front.tooFewNext}</p>`)
              : nothing
          }
          <p class="ds-paragraph quiet" data-size="sm">
            ${front.ways(ways)}: ${front.waysAre(keyHolders, ownerGrant, recoveryCode)}.
          </p>
          ${
            recoveryCode === 'made' && own.has(inboxId) && keyHolders > 0
              ? html`<p class="ds-paragraph">
                  <a
                    class="ds-link"
                    href="#/inboxes/${inboxId}/recovery"
                    aria-label=${front.confirmCodeFor(label)}
                    >${front.confirmCode}</a
                  >
                </p>`
              : nothing
          }
        </li>`;
      })}
    </ul>
  </section>`;
}

export function mailLine(
  { state, oldestUnsentAt, unsent }: DeskAnswer['mail'],
  { texts, language }: Desk,
) {
  const { front } = texts;
  if (state === 'delivering')
    return html`<p class="ds-paragraph quiet">${front.mailState.delivering}</p>`;
  const oldest = oldestUnsentAt ? `, ${front.since(instantWords(oldestUnsentAt, language))}` : '';
  const text = html`${front.mailState[state]} ${front.unsent(unsent)}${oldest}.`;
  return notice(state === 'stuck' ? 'danger' : 'warning', text, front.mail);
}
