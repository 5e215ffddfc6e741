/** Knows how to fill in the form as a person does, for the tests in the browser: by names and roles, with real clicks and keys. */
import axe from 'axe-core';
import { expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { AttachmentRequest, ReportRequest } from '../../contract/api/public.ts';
import { MobbeSkjema } from '../form/index.ts';
import type { Opening } from '../form/state.ts';
import type { Control } from './serve-api.ts';
import { ownApi } from './own-api.ts';
import type { Invented } from './world.ts';

export const origin = await ownApi();

export type Recorded = {
  received: ReportRequest[];
  attached: AttachmentRequest[];
  /** Those of the server, with their keys. */
  organisations: Record<string, Invented>;
  asked: string[];
  /** Of each report received: the id that its proof is good for, or none. */
  proven: (string | null)[];
};

export async function control(wanted: Partial<Control> = {}): Promise<void> {
  await fetch(`${origin}/control/reset`, { method: 'POST', body: JSON.stringify(wanted) });
}

/** Changes what the next requests meet, without forgetting what came before. */
export async function meet(wanted: Partial<Control> = {}): Promise<void> {
  await fetch(`${origin}/control/meet`, { method: 'POST', body: JSON.stringify(wanted) });
}

export async function recorded(): Promise<Recorded> {
  return (await fetch(`${origin}/control/state`)).json() as Promise<Recorded>;
}

export async function openForm(changes: Partial<Opening> = {}): Promise<MobbeSkjema> {
  document.querySelector('mobbe-skjema')?.remove();
  const form = new MobbeSkjema();
  document.body.append(form);
  await form.open({
    origin,
    organisation: 'lillevik',
    unit: null,
    language: 'nb',
    exitUrl: null,
    keys: null,
    page: `${origin}/lillevik`,
    written: 'page',
    from: null,
    ...changes,
  });
  return form;
}

/** A string is the whole name, so that "Ja" does not find "Ja, på telefon". */
const named = (name: string | RegExp) => ({ name, exact: typeof name === 'string' });

export const button = (name: string | RegExp) => page.getByRole('button', named(name));
export const radio = (name: string | RegExp) => page.getByRole('radio', named(name));
export const checkbox = (name: string | RegExp) => page.getByRole('checkbox', named(name));
export const textbox = (name: string | RegExp) => page.getByRole('textbox', named(name));

export async function atHeading(text: string | RegExp): Promise<void> {
  await expect.element(page.getByRole('heading', { level: 2, name: text })).toBeVisible();
}

export async function goOn(): Promise<void> {
  await button('Fortsett').click();
}

async function pressed(name: string): Promise<void> {
  await expect.element(button(name)).toBeEnabled();
  (button(name).element() as HTMLButtonElement).click();
}

/** What has the focus, through every open shadow root. `document.activeElement` alone would be the form itself. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

export const inForm = (selector: string): HTMLElement | null =>
  document.querySelector('mobbe-skjema')!.shadowRoot!.querySelector<HTMLElement>(selector);

export const dialogOf = (): HTMLDialogElement => inForm('dialog') as HTMLDialogElement;

/** One stop of a walk: the heading it shows, and how it is answered. */
export type Stop = { title: string; answer: () => Promise<void> };

export const walk: Stop[] = [
  { title: 'Er noen i fare nå?', answer: () => radio('Jeg er usikker').click() },
  { title: 'Ring hvis det er farlig nå', answer: () => Promise.resolve() },
  { title: 'Hvilket sted gjelder det?', answer: () => radio('Fjellvika skole').click() },
  { title: 'Hvem er du?', answer: () => radio('Elev').click() },
  { title: 'Hvem gjelder det?', answer: () => radio('Meg').click() },
  { title: 'Hvem gjør det?', answer: () => radio('Flere sammen').click() },
  { title: 'Hva skjer?', answer: () => checkbox('Noen blir holdt utenfor').click() },
  {
    title: 'Hvor skjer det?',
    answer: () => checkbox('I friminuttet').click(),
  },
  { title: 'Hvor lenge har det vart?', answer: () => radio('Noen uker').click() },
  {
    title: 'Fortell mer',
    answer: () => textbox('Fortell mer').fill('De gjemmer skoene mine. 01010112345'),
  },
  {
    title: 'Hva heter de det gjelder?',
    answer: () => textbox('Hva heter de det gjelder?').fill('Ola Oppdiktet'),
  },
  {
    title: 'Kan vi ta kontakt med deg?',
    answer: async () => {
      await radio(/^Ja, på telefon/).click();
      await textbox('Telefon').fill('000 00 000');
    },
  },
  {
    title: 'Hva er trygt for deg?',
    answer: async () => {
      await checkbox('Rett etter skolen').click();
      await checkbox('Ikke når jeg er hjemme').click();
      await checkbox('Send SMS').click();
    },
  },
  {
    title: 'Er det noen som ikke skal få vite om dette?',
    answer: () => textbox(/ikke skal få vite/).fill('treneren'),
  },
];

/**
 * Goes to the stop with this title, answering those before it: all of them, or only what must be answered. "Fortsett" is pressed without the
 * pointer, which waits for two frames each time: `goOn` and the walks of `tests/` press it as a hand does.
 */
export async function walkTo(title: string, fill: 'all' | 'required' = 'required'): Promise<void> {
  for (const stop of walk) {
    // Asked only of who may be reached.
    if (fill === 'required' && stop.title === 'Hva er trygt for deg?') continue;
    await atHeading(stop.title);
    if (stop.title === title) return;
    if (fill === 'all' || walk.indexOf(stop) < 4) await stop.answer();
    await pressed('Fortsett');
  }
  await atHeading(title);
}

export async function sendReport(fill: 'all' | 'required' = 'required'): Promise<string> {
  await walkTo('Se over svarene dine', fill);
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
  await button('Send meldingen').click();
  await atHeading('Takk. Det er bra at du sa ifra.');
  return inForm('.code .characters')!.textContent;
}

/** Violations and what axe could not decide, both as one line each; empty when the screen is clean. */
export async function axeFindings(): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations, incomplete } = await axe.run(document.querySelector('mobbe-skjema')!, {
    runOnly: { type: 'tag', values: tags },
    // These judge a whole page, and the page here is the test's own.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  return [...violations, ...incomplete].map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).join('; ')}`,
  );
}

/** Words of a screen that stand on two lines without a hyphen that the text has; addresses and codes may. */
export function brokenWords(): string[] {
  const texts = document.createTreeWalker(inForm('.body')!, NodeFilter.SHOW_TEXT);
  const broken: string[] = [];
  while (texts.nextNode()) {
    const { currentNode: node } = texts;
    if (!node.parentElement!.checkVisibility() || node.parentElement!.closest('.spoken')) continue;
    for (const { 0: word, index } of node.textContent!.matchAll(/[\p{L}\d]+/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) broken.push(word);
    }
  }
  return broken;
}

export { page, userEvent };
