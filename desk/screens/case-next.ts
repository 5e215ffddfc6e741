/**
 * The box at the top of a case: the one thing to do next, with its button, and in danger what the reporter was shown.
 * Who was not let in is told so here, by whom she can be, and whom to phone.
 */
import { html, nothing } from 'lit';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { whoLetsIn, type Access } from '../access.ts';
import { clockWords } from '../clock-words.ts';
import { nextStep, type NextStep } from '../next-step.ts';
import type { OpenedCase } from '../opened.ts';
import { ownWords } from '../parts/key-words.ts';
import { urgentMark } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import { firstKeyHash } from '../routing.ts';
import type { Texts } from '../texts/index.ts';
import { firstLower } from '../words.ts';
import { reachPart } from './case-reach.ts';

const stepTexts: Record<
  NextStep,
  Exclude<keyof Texts['cases']['next'], 'due' | 'heading' | 'standing'>
> = {
  closed: 'closed',
  'set-apart': 'setApart',
  urgent: 'urgent',
  'urgent-read': 'urgentRead',
  unread: 'unread',
  acknowledge: 'acknowledge',
  'first-word': 'firstWord',
  'follow-up': 'followUp',
  copy: 'copy',
  'copy-unread': 'copyUnread',
};

/** Whether opening is the next step: then its button stands in the box, and nowhere else. */
export function opensFromTop(item: CaseAnswer): boolean {
  return ['urgent', 'urgent-read', 'unread', 'copy-unread', 'set-apart'].includes(nextStep(item));
}

/** What the case screen gives to the box. `open`: the button that opens the report, where it belongs here. */
export type BoxParts = { opened: OpenedCase | null; open: unknown; onPrint: () => void };

export function nextBox(item: CaseAnswer, desk: Desk, { opened, open, onPrint }: BoxParts) {
  const { cases } = desk.texts;
  const step = nextStep(item);
  const isClosed = step === 'closed';
  const mood = isClosed ? 'calm' : item.urgent ? 'urgent' : 'unread';
  const nothingToDo = isClosed || step === 'copy';
  return html`<section class="next ds-card" data-mood=${mood} aria-labelledby="next">
    <h2 class="overline" id="next">${nothingToDo ? cases.next.standing : cases.next.heading}</h2>
    <p class="ds-paragraph" data-size="lg">
      ${item.urgent && !isClosed ? urgentMark(cases.urgentTitle) : nothing}
      ${cases.next[stepTexts[step]]}
    </p>
    ${open}
    ${
      isClosed
        ? nothing
        : html`${told(item, desk)} ${reachPart(item, opened, desk)} ${dueLine(item, desk)}
          ${shown(item, desk)}`
    }
    ${printButton(desk, onPrint)}
  </section>`;
}

/** In place of the next step, for whoever cannot open the case yet. */
export function notInBox(
  item: CaseAnswer,
  { name, membership }: Exclude<Access, { name: 'open' }>,
  desk: Desk,
  onPrint: () => void,
) {
  const { cases, front } = desk.texts;
  const { notIn } = cases;
  const inbox = `${membership.name[desk.language]}, ${membership.organisationName}`;
  const who = name === 'broken' ? null : whoLetsIn(membership, desk.language);
  const urgent = who ? notIn.urgent(who) : notIn.urgentAlone;
  const ways = {
    waiting: who ? notIn.text(inbox, who) : notIn.alone(inbox),
    broken: front.broken(inbox),
    'no-key': notIn.noKey(inbox),
  };
  return html`<section
    class="next ds-card"
    data-mood=${item.urgent ? 'urgent' : 'unread'}
    aria-labelledby="next"
  >
    <h2 class="overline" id="next">${cases.next.heading}</h2>
    <p class="ds-paragraph" data-size="lg">
      ${item.urgent && name === 'waiting' ? html`${urgentMark(cases.urgentTitle)} ${urgent}` : notIn.title}
    </p>
    ${told(item, desk)}
    <p class="ds-paragraph">${ways[name]}</p>
    ${wayIn(name, who, membership.inboxId, desk)}
    <p class="ds-paragraph">${notIn.until}</p>
    ${dueLine(item, desk)} ${shown(item, desk)} ${printButton(desk, onPrint)}
  </section>`;
}

/** Her words where she is let in by a colleague; the code on paper only where nobody can let her in. */
function wayIn(
  name: Exclude<Access['name'], 'open'>,
  who: string | null,
  inboxId: string,
  desk: Desk,
) {
  const { front } = desk.texts;
  if (name === 'no-key')
    return html`<a class="ds-button" href=${firstKeyHash(inboxId)}>${front.makeKey}</a>`;
  if (who !== null)
    return html`<p class="ds-paragraph">${ownWords(desk, front.yourWords)}</p>
      <p class="ds-paragraph">${front.yourWordsNext}</p>`;
  return html`<a class="ds-button" href="#/inboxes/${inboxId}/recovery">${front.useCode}</a>`;
}

function told({ facts }: CaseAnswer, { texts }: Desk) {
  const words = texts.cases.told;
  if (facts.danger === 'no') return nothing;
  return html`<p class="ds-paragraph">${words[facts.danger]} <strong>${words.call}</strong></p>`;
}

/** Danger: what the reporter was shown, so that nobody believes that an alarm was raised. Below whom to reach. */
function shown({ facts }: CaseAnswer, { texts }: Desk) {
  if (facts.danger === 'no') return nothing;
  return html`<p class="ds-paragraph" data-size="sm">${texts.cases.told.numbers}</p>`;
}

function dueLine({ next }: CaseAnswer, { texts, language, clock }: Desk) {
  if (!next) return nothing;
  const { day, text } = clockWords(next, { now: clock.now(), language }, texts);
  const what = firstLower(texts.words.clocks[next.clock]);
  return html`<p class="ds-paragraph">${texts.cases.next.due(what, day, text)}</p>`;
}

function printButton({ texts }: Desk, onPrint: () => void) {
  return html`<button class="link-button screen-only" type="button" @click=${onPrint}>
    ${texts.cases.next.print}
  </button>`;
}
