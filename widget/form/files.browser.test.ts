/** The built files one by one: only the language in use is loaded, its first words with the form and the others with what follows, and a file that does not come costs nobody an answer. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MobbeSkjema } from './mobbe-skjema.ts';
import { control, meet, origin } from '../testing/form-page.ts';
import { layPage } from '../loader/testing/site-frame.ts';
import { texts } from '../texts/all.ts';

let frame: HTMLIFrameElement;
let form: MobbeSkjema;

beforeEach(async () => {
  await control();
  frame = document.createElement('iframe');
  frame.width = '400';
  frame.height = '800';
  const neutral = new URL('/__neutral__', location.href).href;
  await layPage(
    frame,
    `<!doctype html><html lang="nb"><title>Lillevik</title><body>
    <mobbe-knapp organisation="lillevik" unit="fjellvika-skole"><a href="${neutral}">Meld fra</a></mobbe-knapp>
    <script src="${origin}/w/v1/mobbe-knapp.js"></script>`,
  );
});
afterEach(() => frame.remove());

async function open(): Promise<void> {
  await frame
    .contentDocument!.querySelector<HTMLElement & { open(): Promise<void> }>('mobbe-knapp')!
    .open();
  form = frame.contentDocument!.querySelector('mobbe-skjema')!;
}

/** Names of the built files that were asked for, each once and without its hash, in the order of the alphabet. */
function fetched(): string[] {
  const asked = frame.contentWindow!.performance.getEntriesByType('resource');
  const names = asked.flatMap(
    ({ name }) => /\/w\/v1\/([a-z-]+)-[\w-]{8}\.js$/.exec(name)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}
const heading = () => form.shadowRoot!.querySelector('h2')?.textContent.trim();
/** The heading while `open` still waits, which is when it has not given the form yet. */
function begun() {
  const found = frame.contentDocument!.querySelector('mobbe-skjema');
  if (found) form = found;
  return found?.shadowRoot?.querySelector('h2')?.textContent.trim();
}
const press = (name: string) =>
  [...form.shadowRoot!.querySelectorAll('button')]
    .find((button) => button.textContent.trim() === name)!
    .click();
const choose = (id: string) => form.shadowRoot!.querySelector<HTMLElement>(`#${id}`)!.click();
const said = () => form.shadowRoot!.querySelector('.body')!.textContent;

test('the first question costs the form and the first words of one language; the others come while it is read', async () => {
  await meet({ missing: 'ending-' });
  await open();
  await expect.poll(heading).toBe('Er noen i fare nå?');
  await expect.poll(fetched).toEqual(['ending', 'first-nb', 'form']);
  expect(form.ending).toBeNull();
  expect(said()).not.toMatch(/\b[a-z]+\.[a-z]+\b/);
  await meet();
  choose('danger-no');
  press('Fortsett');
  // The proof of work comes when sealing has made the keys.
  const later = ['ending', 'first-nb', 'form', 'nb', 'proof', 'sealing'];
  await expect.poll(fetched).toEqual(later);
  press('Nynorsk');
  await expect.poll(heading).toBe('Kven er du?');
  expect(fetched()).toEqual([...later, 'first-nn', 'nn'].sort());
});

test.each([
  ['the first words', 'first-nn-'],
  ['the others', 'nn-'],
])(
  'a language of which %s do not come leaves the one that is there, with a sentence and every answer',
  async (_which, missing) => {
    await open();
    await expect.poll(heading).toBe('Er noen i fare nå?');
    await expect.poll(() => form.ending).not.toBeNull();
    choose('danger-unsure');
    await meet({ missing });
    press('Nynorsk');
    await expect.poll(said).toContain('Vi fikk ikke hentet dette språket. Prøv igjen.');
    expect(heading()).toBe('Er noen i fare nå?');
    expect(form.draft.danger).toBe('unsure');
    await meet();
    press('Nynorsk');
    await expect.poll(heading).toBe('Er nokon i fare no?');
    expect(said()).not.toContain('Vi fikk ikke hentet');
    expect(form.draft.danger).toBe('unsure');
  },
);

test('of two languages pressed one after the other the last one stands', async () => {
  await open();
  press('Nynorsk');
  press('English');
  await expect.poll(heading).toBe('Is anyone in danger now?');
  expect(form.dialog!.lang).toBe('en-NO');
  await expect.poll(fetched).toContain('first-nn');
  expect(heading()).toBe('Is anyone in danger now?');
  choose('danger-no');
  press('Continue');
  await expect.poll(heading).toBe('Who are you?');
});

test('a language chosen before the other words of the first one have come is spoken to the end', async () => {
  await meet({ missing: 'nb-' });
  await open();
  press('Nynorsk');
  await expect.poll(heading).toBe('Er nokon i fare no?');
  choose('danger-no');
  press('Hald fram');
  await expect.poll(heading).toBe('Kven er du?');
  expect(Object.keys(form.texts).sort()).toEqual(Object.keys(texts.nn).sort());
});

test('before its words have come the form stands and can be left, with the focus on its heading and no key for a word', async () => {
  await meet({ held: 'first-nb-' });
  const opened = open();
  await expect.poll(begun).toBe('Henter skjemaet …');
  expect(form.shadowRoot!.activeElement).toBe(form.shadowRoot!.querySelector('h2'));
  const names = [...form.shadowRoot!.querySelectorAll('button')].map((it) => it.innerText.trim());
  expect(names).toEqual(['Forlat siden raskt', 'Lukk']);
  expect(form.dialog!.ariaLabel).toBe('Si ifra');
  expect(said()).not.toMatch(/\b[a-z]+\.[a-z]+\b/);
  await meet();
  await opened;
  await expect.poll(heading).toBe('Er noen i fare nå?');
});

test('whoever closes it before its words have come is not sent to the link when they do not', async () => {
  await meet({ held: 'first-nb-' });
  const opened = open();
  await expect.poll(begun).toBe('Henter skjemaet …');
  press('Lukk');
  await meet({ missing: 'first-nb-' });
  await opened;
  expect(form.dialog!.open).toBe(false);
  expect(frame.contentWindow!.location.pathname).not.toBe('/__neutral__');
});

test('without words there is nothing to ask: the form goes, and the link is followed', async () => {
  await meet({ missing: 'first-nb-' });
  await expect(open()).rejects.toThrow();
  await expect.poll(() => frame.contentWindow!.location.pathname).toBe('/__neutral__');
});

test.each([
  ['the other questions', { missing: 'ending-' }],
  ['their words', { missing: 'nb-' }],
  ['their own words, but others', { tampered: 'nb-' }],
])(
  '%s do not come: said where they are needed, with everything kept, and asked for again',
  async (_which, trouble) => {
    await meet(trouble);
    await open();
    await expect.poll(heading).toBe('Er noen i fare nå?');
    press('Jeg har en kode');
    await expect.poll(said).toContain('Vi fikk ikke hentet neste side.');
    choose('danger-unsure');
    await expect.poll(said).not.toContain('Vi fikk ikke hentet neste side.');
    press('Fortsett');
    // The numbers to call are there all the same, and the next question is not.
    await expect.poll(heading).toBe('Ring hvis det er farlig nå');
    press('Fortsett');
    await expect.poll(said).toContain('Vi fikk ikke hentet neste side.');
    expect(heading()).toBe('Ring hvis det er farlig nå');
    expect(form.shadowRoot!.querySelectorAll('.now a')).toHaveLength(4);
    expect(form.draft.danger).toBe('unsure');
    await meet();
    press('Fortsett');
    await expect.poll(heading).toBe('Hvem er du?');
    await expect.poll(fetched).toContain('sealing');
  },
);

test('a form that is another than the one the loader was built with is not run: the link is followed', async () => {
  await meet({ tampered: 'form-' });
  await expect(open()).rejects.toThrow(/form-/);
  await expect.poll(() => frame.contentWindow!.location.pathname).toBe('/__neutral__');
  expect(frame.contentWindow!.customElements.get('mobbe-skjema')).toBeUndefined();
});

test('words that are others than those the form was built with are not shown: the link is followed', async () => {
  await meet({ tampered: 'first-nb-' });
  await expect(open()).rejects.toThrow();
  await expect.poll(() => frame.contentWindow!.location.pathname).toBe('/__neutral__');
});
