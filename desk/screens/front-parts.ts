/** The sections of the front page, each a template of what the server says; each says what to do, or that nothing is. */
import { html, nothing } from 'lit';
import type { DeskAnswer } from '../../contract/api/people.ts';
import '../parts/key-words.ts';
import { emailAddress, notice, sectionHeading, urgentMark } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import { dayWords } from '../words.ts';

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
              <strong>${front.buriedTo} ${emailAddress(recipient)}</strong>
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

export function waitingColleagues(
  { waiting: colleagues, inboxes }: Pick<DeskAnswer, 'waiting' | 'inboxes'>,
  { desk, busy, onLetIn }: { desk: Desk; busy: string[]; onLetIn: (one: Waiting[number]) => void },
) {
  if (colleagues.length === 0) return nothing;
  const { front } = desk.texts;
  return html`<section class="ds-card" aria-labelledby="waiting">
    ${sectionHeading(front.waitingTitle, 'waiting')}
    <p class="ds-paragraph">${front.waitingLead}</p>
    <ul class="rows">
      ${colleagues.map((one) => {
        const row = inboxes.find(({ inboxId }) => inboxId === one.inboxId);
        const place = row ? `, ${row.organisationName}` : '';
        const inbox = `${one.inboxName[desk.language]}${place}`;
        const isBusy = busy.includes(`${one.inboxId} ${one.handlerId}`);
        return html`<li class="row">
          <span>
            ${front.waitingFor(one.name, inbox)}<br />
            <desk-key-words
              .key=${one.publicKey}
              .label=${`${front.wordsOf} ${one.name}`}
            ></desk-key-words>
          </span>
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

/** What is wrong with the mail server is said before a letter needs it: all will wait. */
export function mailLine({ state, unsent, server }: DeskAnswer['mail'], { texts }: Desk) {
  const { front } = texts;
  if (server !== 'works' && server !== 'looking') {
    const count = unsent > 0 ? html` ${front.unsent(unsent)}.` : nothing;
    return notice(
      'danger',
      html`${front.mailServer[server]} ${front.mailServerDo}${count}`,
      front.mail,
    );
  }
  if (state === 'delivering')
    return html`<p class="ds-paragraph quiet">${front.mailState.delivering}</p>`;
  const text = html`${front.mailState[state]} ${front.unsent(unsent)}.`;
  return notice(state === 'stuck' || state === 'refused' ? 'danger' : 'warning', text, front.mail);
}
