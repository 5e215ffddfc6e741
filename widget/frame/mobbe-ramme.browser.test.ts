/** The dialog around the frame while the form is on its way, and when it does not come: nobody is left in front of nothing. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { control, focused, origin, page } from '../testing/form-page.ts';
import type { Asked } from '../form/asked.ts';
import { open } from './index.ts';

const opener = document.createElement('button');
const told: string[] = [];
for (const type of ['mobbe-open', 'mobbe-close'])
  opener.addEventListener(type, (event) =>
    told.push(`${type} ${JSON.stringify((event as CustomEvent).detail)}`),
  );

const opening: Asked = {
  origin,
  organisation: 'lillevik',
  language: 'nn',
  page: `${origin}/lillevik`,
  from: opener,
};

const inRamme = (selector: string) =>
  document.querySelector('mobbe-ramme')!.shadowRoot!.querySelector<HTMLElement>(selector);
const isOpen = () => inRamme('dialog')!.hasAttribute('open');

beforeEach(async () => {
  await page.viewport(390, 844);
  await control();
  told.length = 0;
  opener.setAttribute('events', '');
  document.body.append(opener);
  opener.focus();
});
afterEach(() => {
  document.querySelector('mobbe-ramme')?.remove();
  opener.remove();
});

test('says that the form comes and shows two ways out, until it stands there with the focus', async () => {
  const opened = open(opening);
  expect(inRamme('[role=status]')!.textContent).toBe('Opnar skjemaet …');
  expect(inRamme('.wait a')!.getAttribute('href')).toBe(opening.page);
  expect(inRamme('dialog')!.lang).toBe('nn');
  await opened;
  expect(inRamme('.wait')!.checkVisibility()).toBe(false);
  expect(focused()).toBe(inRamme('iframe'));
  expect(told).toEqual(['mobbe-open null']);
});

test('can be closed while the form is on its way, and gives the focus back', async () => {
  const opened = open(opening);
  inRamme('.wait button')!.click();
  await opened;
  expect(inRamme('iframe')).toBeNull();
  expect(focused()).toBe(opener);
  expect(told).toEqual(['mobbe-open null', 'mobbe-close {"reason":"closed"}']);
});

test('rejects where our script does not run in the frame, and leaves nothing behind', async () => {
  await control({ missing: 'page' });
  await expect(open(opening)).rejects.toThrow('it says nothing');
  expect(isOpen()).toBe(false);
  expect(inRamme('iframe')).toBeNull();
  await control();
  await open(opening);
  expect(isOpen()).toBe(true);
});

test('tells nothing where nobody has asked for it', async () => {
  opener.removeAttribute('events');
  await open(opening);
  document.querySelector('mobbe-ramme')!.remove();
  expect(told).toEqual([]);
});

test('a page that swaps its body can open it again', async () => {
  await open(opening);
  const ramme = document.querySelector('mobbe-ramme')!;
  ramme.remove();
  document.body.append(ramme);
  await open(opening);
  expect(isOpen()).toBe(true);
});
