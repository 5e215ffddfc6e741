/** Leaving: by Escape, by the cross, by the quick exit, and by the browser's own will; and that nothing stays behind on the device. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  atHeading,
  button,
  control,
  focused,
  inForm,
  dialogOf,
  openForm,
  origin,
  page,
  radio,
  sendReport,
  textbox,
  userEvent,
  walkTo,
} from '../testing/form-page.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';

beforeEach(async () => {
  await page.viewport(390, 844);
  await control();
});
afterEach(() => document.querySelector('mobbe-skjema')?.remove());

const isOpen = () => dialogOf().open;
const reopen = (form: MobbeSkjema) => form.open(form.opening!);

test('Escape closes at once while nothing is written', async () => {
  await openForm();
  await userEvent.keyboard('{Escape}');
  await expect.poll(isOpen).toBe(false);
});

test('Escape asks once something is written; staying keeps every answer', async () => {
  const form = await openForm();
  await walkTo('Fortell mer');
  await textbox('Fortell mer').fill('De ler av meg.');
  await userEvent.keyboard('{Escape}');
  await atHeading('Vil du lukke skjemaet?');
  expect(isOpen()).toBe(true);
  await expect.poll(() => focused()?.id).toBe('heading');
  await button('Fortsett å skrive').click();
  await atHeading('Fortell mer');
  expect(form.draft.text).toBe('De ler av meg.');
});

test('Escape pressed again and again never passes the question: it takes it back, and asks anew', async () => {
  const form = await openForm();
  await walkTo('Fortell mer');
  await textbox('Fortell mer').fill('De ler av meg.');
  for (let presses = 1; presses <= 6; presses++) {
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => form.asking).toBe(presses % 2 === 1 ? 'leave' : 'nothing');
    expect([isOpen(), form.draft.text]).toEqual([true, 'De ler av meg.']);
  }
});

test('Escape empties the field that is searched in, and asks nothing meanwhile', async () => {
  const form = await openForm();
  await walkTo('Hvilket sted gjelder det?');
  await page.getByRole('searchbox').fill('havnes');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('searchbox')).toHaveValue('');
  expect(form.asking).toBe('nothing');
});

test('a new load, the way back, a swipe and the closed tab are asked about while something is written or the code stands there, and only then', async () => {
  const asks = () => {
    const event = new Event('beforeunload', { cancelable: true });
    dispatchEvent(event);
    return event.defaultPrevented;
  };
  const form = await openForm();
  await expect.poll(() => form.ending).not.toBeNull();
  expect(asks()).toBe(false);
  await radio('Nei').click();
  expect(asks()).toBe(true);
  form.close('discarded');
  expect(asks()).toBe(false);
  await reopen(form);
  await sendReport();
  expect(asks()).toBe(true);
  // Whoever leaves at once is never held.
  const held: boolean[] = [];
  form.leave = () => held.push(asks());
  form.exit();
  expect(held).toEqual([false]);
  form.remove();
  expect(asks()).toBe(false);
});

test.each([
  ['400 % zoom', 320, 256],
  ['a phone on its side', 568, 320],
  ['a phone', 390, 844],
  ['desktop', 1280, 800],
])(
  'the quick exit stays in sight on every screen at %s, it opens at its top, and each question is seen',
  async (_name, width, height) => {
    await page.viewport(width, height);
    const form = await openForm();
    await expect.poll(() => form.ending).not.toBeNull();
    form.change({ danger: 'yes', role: 'pupil', unitId: form.settings!.units[0]!.id });
    for (const step of form.steps) {
      await form.enter(step);
      await expect.poll(() => focused()?.id).toBe('heading');
      const dialog = dialogOf();
      if (step === 'danger') expect(dialog.scrollTop).toBe(0);
      else expect(inForm('#heading')!.getBoundingClientRect().top).toBeLessThan(height);
      // Where there is room for them beside it, the others take no rows of a low screen.
      const middles = [...dialog.querySelectorAll('.exit, .languages, .exit ~ .quiet')].map(
        (one) => {
          const { top, height: tall } = one.getBoundingClientRect();
          return top + tall / 2;
        },
      );
      expect(middles).toHaveLength(3);
      if (width > 500) expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(8);
      dialog.scrollTo(0, dialog.scrollHeight);
      const box = inForm('.exit')!.getBoundingClientRect();
      const around = dialog.getBoundingClientRect();
      expect(box.top).toBeGreaterThanOrEqual(around.top);
      expect(box.bottom).toBeLessThanOrEqual(around.top + 100);
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      expect(form.shadowRoot!.elementFromPoint(x, y)).toBe(inForm('.exit'));
    }
  },
);

test('the header and the footer of the form are no landmarks of the page around it', async () => {
  await openForm();
  expect(page.getByRole('banner').elements()).toEqual([]);
  expect(page.getByRole('contentinfo').elements()).toEqual([]);
});

test('whoever says so leaves nothing in memory', async () => {
  const form = await openForm();
  await walkTo('Fortell mer');
  await textbox('Fortell mer').fill('De ler av meg.');
  await button('Lukk').click();
  await button('Slett og lukk').click();
  await expect.poll(isOpen).toBe(false);
  expect(form.draft.text).toBe('');
  await reopen(form);
  await atHeading('Er noen i fare nå?');
});

test('what the browser closed against our will waits in memory, and is offered again', async () => {
  const form = await openForm();
  await radio('Nei').click();
  dialogOf().close();
  await expect.poll(isOpen).toBe(false);
  await reopen(form);
  await atHeading('Det du skrev, står her fortsatt');
  await button('Fortsett å skrive').click();
  await expect.element(radio('Nei')).toBeChecked();
});

test('what a page has moved, with all that hangs in its body, waits too; what it took away does not', async () => {
  const form = await openForm();
  await radio('Nei').click();
  document.body.prepend(form);
  await expect.poll(isOpen).toBe(false);
  await reopen(form);
  await atHeading('Det du skrev, står her fortsatt');
  await button('Fortsett å skrive').click();
  await expect.element(radio('Nei')).toBeChecked();
  form.remove();
  await Promise.resolve();
  expect([form.draft.danger, form.stage]).toEqual([null, 'closed']);
});

test('kept text can be deleted instead', async () => {
  const form = await openForm();
  await radio('Nei').click();
  dialogOf().close();
  await expect.poll(isOpen).toBe(false);
  await reopen(form);
  await button('Slett og begynn på nytt').click();
  await atHeading('Er noen i fare nå?');
  await expect.element(radio('Nei')).not.toBeChecked();
});

test('beginning anew keeps the language that was chosen', async () => {
  const form = await openForm({ language: null });
  await button('English').click();
  await atHeading('Is anyone in danger now?');
  form.startAnew();
  await expect.poll(() => form.stage).toBe('writing');
  await atHeading('Is anyone in danger now?');
});

test('the page that is left forgets everything', async () => {
  const form = await openForm();
  await walkTo('Fortell mer');
  await textbox('Fortell mer').fill('De ler av meg.');
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  expect(form.draft.text).toBe('');
});

test('a page that swaps its body can open the form again', async () => {
  const form = await openForm();
  form.remove();
  document.body.append(form);
  await reopen(form);
  await atHeading('Er noen i fare nå?');
  expect(isOpen()).toBe(true);
});

test('nothing is stored on the device, and nothing but the API is asked', async () => {
  await openForm();
  await sendReport('all');
  const databases = await indexedDB.databases();
  expect([document.cookie, localStorage.length, sessionStorage.length, databases.length]).toEqual([
    '',
    0,
    0,
    0,
  ]);
});

test('keys typed in the form do not reach the shortcuts of the page around it', async () => {
  const heard: string[] = [];
  const listen = (event: KeyboardEvent) => heard.push(event.key);
  document.addEventListener('keydown', listen);
  await openForm();
  await walkTo('Fortell mer');
  inForm('textarea')!.focus();
  await userEvent.keyboard('s/k');
  document.removeEventListener('keydown', listen);
  expect(heard).toEqual([]);
});

/**
 * In a frame, because leaving is real here: `location.replace` takes the page away; and one that may not take the window, which is that
 * of the tests. With the built files, as on a partner's page.
 */
async function inFrame(): Promise<{ frame: HTMLIFrameElement; form: MobbeSkjema }> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  const neutral = new URL('/__neutral__', location.href).href;
  frame.srcdoc = `<!doctype html><title>Host</title><body>
    <mobbe-knapp organisation="lillevik" language="nb" exit-url="${neutral}"></mobbe-knapp>
    <script src="${origin}/w/v1/mobbe-knapp.js"></script>`;
  document.body.append(frame);
  await new Promise((loaded) => frame.addEventListener('load', loaded, { once: true }));
  const knapp = frame.contentDocument!.querySelector<HTMLElement & { open(): Promise<void> }>(
    'mobbe-knapp',
  )!;
  await knapp.open();
  return { frame, form: frame.contentDocument!.querySelector('mobbe-skjema')! };
}

const left = (frame: HTMLIFrameElement) =>
  expect.poll(() => frame.contentWindow!.location.pathname).toBe('/__neutral__');

test('"Forlat siden raskt" wipes what was written and leaves', async () => {
  const { frame, form } = await inFrame();
  form.change({ text: 'De ler av meg.' });
  form.renderRoot.querySelector<HTMLButtonElement>('.exit')!.click();
  expect(form.draft.text).toBe('');
  expect(form.stage).toBe('gone');
  await left(frame);
  frame.remove();
});

test('no key of a screen reader leaves: Shift alone, as often as she reads backwards, does and says nothing', async () => {
  const { frame, form } = await inFrame();
  form.change({ text: 'De ler av meg.' });
  // Shift+H as Orca sends it on to the page: without the letter.
  for (let press = 0; press < 5; press++)
    for (const type of ['keydown', 'keyup'])
      frame.contentWindow!.dispatchEvent(new KeyboardEvent(type, { key: 'Shift' }));
  expect([form.stage, form.draft.text, form.spoken]).toEqual(['writing', 'De ler av meg.', '']);
  frame.remove();
});
