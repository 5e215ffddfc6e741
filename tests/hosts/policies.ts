/** Hosts with a policy of what may run and what may be asked: the form works to the end, or leads away before a word is written. */
import { expect } from 'vitest';
import { textOf, wordsFor } from '../reporter-hands.ts';
import {
  expectFirstQuestion,
  expectOwnPage,
  press,
  walkToReceipt,
  button,
  type Walk,
} from './visit.ts';

const works: Walk = async (visit) => {
  await press(visit);
  await walkToReceipt(visit);
};

/** The form's file came, and the form could not start: the button leads to our own page. */
const leadsAway: Walk = async (visit) => {
  await button(visit).click();
  await expectOwnPage(visit, 'script');
};

export const policies: Record<string, Walk> = {
  'csp-none': works,
  'csp-list': works,
  'csp-frame': async (visit) => {
    const { page } = visit;
    await button(visit).click();
    const within = page.frameLocator('mobbe-ramme iframe');
    await within.locator('mobbe-skjema #danger-no').waitFor();
    await walkToReceipt({ ...visit, within });
  },
  'csp-nonce': works,
  'csp-strict-dynamic': works,
  'trusted-types': works,
  'trusted-types-other-lit': works,
  isolated: works,
  'isolated-frame': leadsAway,
  'trusted-types-taken': leadsAway,

  'csp-no-connect': async (visit) => {
    const { page } = visit;
    await button(visit).click();
    const t = wordsFor(visit.answers, 'nb');
    await page.getByRole('heading', { name: t('unavailable.title') }).waitFor();
    // There is nothing to write in yet, so nothing can be lost.
    expect(await page.locator('mobbe-skjema').locator('input, textarea').count()).toBe(0);
    expect(await textOf(page.locator('mobbe-skjema .emergency'))).toContain('112');
    await page.getByRole('link', { name: t('page.open') }).click();
    await expectOwnPage(visit, 'script');
    await expectFirstQuestion(visit);
    await walkToReceipt(visit);
  },

  'csp-no-script': async (visit) => {
    await visit.page.getByRole('link', { name: 'Si ifra om mobbing' }).click();
    await expectOwnPage(visit, 'script');
  },
};
