/** What is said before the first key of an inbox is made, and afterwards: who gets in with her, what comes next, or that she was second. */
import { html, nothing } from 'lit';
import type { Membership } from '../access.ts';
import type { Colleague } from '../first-key.ts';
import { ownWords } from '../parts/key-words.ts';
import { failure, notice, pageHeading, workButton } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import { firstKeyHash } from '../routing.ts';
import { allOf } from '../words.ts';

type Explanation = {
  membership: Membership;
  /** All but herself who have come in. */
  colleagues: Colleague[];
  /** Ids of those who do not get the key now. */
  left: string[];
  problem: unknown;
  isBusy: boolean;
  onTurn: (handlerId: string) => void;
  onMake: () => void;
};

export function labelOf({ name, organisationName }: Membership, { language }: Desk): string {
  return `${name[language]}, ${organisationName}`;
}

export function explanation(parts: Explanation, desk: Desk) {
  const { firstKey } = desk.texts;
  const { membership, problem, isBusy, onMake } = parts;
  const { owner } = membership;
  return html`
    ${pageHeading(firstKey.title)}
    <p class="ds-paragraph" data-size="lg">${firstKey.lead(labelOf(membership, desk))}</p>
    <ol class="ds-list">
      ${firstKey.steps.map((step) => html`<li>${step}</li>`)}
    </ol>
    <p class="ds-paragraph">${firstKey.takes}</p>
    ${whoGetsIn(parts, desk)}
    <p class="ds-paragraph">${ownWords(desk, firstKey.ownWords)}</p>
    ${
      owner
        ? html`<p class="ds-paragraph">${owner.key ? firstKey.owner.now : firstKey.owner.later}</p>`
        : nothing
    }
    ${problem ? failure(problem, desk.texts) : nothing}
    <div class="buttons">
      ${workButton({ label: firstKey.make, working: firstKey.making, isBusy, onPress: onMake })}
      <a class="ds-link" href="#/">${firstKey.later}</a>
    </div>
    <p class="ds-paragraph quiet" data-size="sm">${firstKey.earlierTry}</p>
  `;
}

function whoGetsIn({ colleagues, left, onTurn }: Explanation, { texts: { firstKey } }: Desk) {
  if (colleagues.length === 0) return html`<p class="ds-paragraph">${firstKey.noColleagues}</p>`;
  return html`<fieldset class="ds-fieldset">
    <legend class="ds-label">${firstKey.colleagues}</legend>
    <p class="ds-paragraph">${firstKey.colleaguesLead}</p>
    ${colleagues.map(
      ({ handlerId, name, publicKey }) =>
        html`<div class="ds-field">
          <input
            class="ds-input"
            type="checkbox"
            id="with-${handlerId}"
            .checked=${!left.includes(handlerId)}
            @change=${() => onTurn(handlerId)}
          />
          <label class="ds-label" data-weight="regular" for="with-${handlerId}">
            <desk-key-words .key=${publicKey} .label=${name}></desk-key-words>
          </label>
        </div>`,
    )}
  </fieldset>`;
}

/** `names`: of those who got the key with her. Whoever holds several inboxes without a key goes on to the next. */
export function done(membership: Membership, names: string[], desk: Desk) {
  const { firstKey, frame } = desk.texts;
  const left = desk.session!.memberships.filter(({ state }) => state === 'no-key');
  const [next] = left;
  return html`${pageHeading(firstKey.doneTitle)}
    ${notice('success', firstKey.done(labelOf(membership, desk)))}
    <p class="ds-paragraph">${firstKey.doneNext}</p>
    ${
      names.length > 0
        ? html`<p class="ds-paragraph">${firstKey.doneColleagues(allOf(names, desk.language))}</p>`
        : nothing
    }
    ${
      next
        ? html`<p class="ds-paragraph">${firstKey.anotherLead(left.length)}</p>
            <div class="buttons">
              <a class="ds-button" href=${firstKeyHash(next.inboxId)}
                >${firstKey.another(labelOf(next, desk))}</a
              >
              <a class="ds-link" href="#/">${frame.toFront}</a>
            </div>`
        : html`<a class="ds-button" href="#/">${frame.toFront}</a>`
    }`;
}

export function tooLate(as: 'waiting' | 'holding', { texts: { firstKey, frame } }: Desk) {
  return html`${pageHeading(firstKey.late.title)}
    ${notice(
      as === 'waiting' ? 'warning' : 'info',
      html`<p>${firstKey.late[as]}</p>
        <p>${firstKey.late.throwAway}</p>`,
    )} <a class="ds-button" href="#/">${frame.toFront}</a>`;
}

export function notHers({ texts: { recovery, frame } }: Desk) {
  return html`${pageHeading(recovery.notYours)}
    <p class="ds-paragraph">${recovery.notYoursNext}</p>
    <a class="ds-button" href="#/">${frame.toFront}</a>`;
}
