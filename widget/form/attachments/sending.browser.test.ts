/** Pictures are sent ahead of the report, and never in the way of the words. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  aPicture,
  toTell,
  findings,
  pick,
  shows,
  toLookOver,
  send,
  isSent,
  opened,
} from '../../testing/attachments-page.ts';
import {
  atHeading,
  button,
  control,
  meet,
  page,
  recorded,
  textbox,
} from '../../testing/form-page.ts';
import type { MobbeSkjema } from '../mobbe-skjema.ts';

let form: MobbeSkjema;
beforeEach(() => control());

describe('sending', () => {
  async function ready(): Promise<void> {
    form = await toTell();
    await textbox('Fortell mer').fill('De tok bilder');
    await pick(await aPicture('1.png'), await aPicture('2.png'));
    await shows('Bilde 1', 'Bilde 2');
    await toLookOver(form);
  }

  test.each([
    ['refused', /ikke ta imot bildene/],
    ['too-large', /ikke ta imot bildene/],
    ['busy', /mange bilder akkurat nå/],
    ['vanished', /Bildene kom ikke fram/],
  ] as const)(
    '%s: says so, keeps everything, and sends without them if asked',
    async (how, words) => {
      await ready();
      await meet({ takes: 'images', attachments: how });
      await send();
      await atHeading('Meldingen ble ikke sendt');
      await expect.element(page.getByText(words)).toBeVisible();
      expect(await findings()).toEqual([]);
      expect((await recorded()).received).toEqual([]);
      expect(form.draft.attachments).toHaveLength(2);
      await button('Send uten bildene').click();
      await isSent();
      const { content } = await opened();
      expect(content).toEqual({ text: 'De tok bilder' });
    },
  );

  test('again after a failure sends only what is not there, and the same bytes', async () => {
    await ready();
    await meet({ takes: 'images', reports: 'down' });
    await send();
    await atHeading('Meldingen ble ikke sendt');
    const before = (await recorded()).attached;
    expect(before).toHaveLength(2);
    await meet({ takes: 'images' });
    await button('Prøv igjen').click();
    await isSent();
    expect((await recorded()).attached).toEqual(before);
    expect((await opened()).files).toHaveLength(2);
  });

  test('that finds them dropped meanwhile sends the same bytes once more', async () => {
    await ready();
    await meet({ takes: 'images', reports: 'without-attachments' });
    await send();
    await isSent();
    const { attached, received } = await recorded();
    expect(attached.slice(2)).toEqual(attached.slice(0, 2));
    expect(attached).toHaveLength(4);
    expect(received).toHaveLength(1);
    expect((await opened()).files).toHaveLength(2);
  });

  test('of which the answer is lost is tried again with the same report and no second upload', async () => {
    await ready();
    await meet({ takes: 'images', reports: 'lost' });
    await send();
    await atHeading('Vi vet ikke om meldingen kom fram');
    await meet({ takes: 'images' });
    await button('Prøv igjen').click();
    await isSent();
    const { attached, received } = await recorded();
    expect(attached).toHaveLength(2);
    expect(received[1]).toEqual(received[0]);
  });

  test('of answers that changed after a doubt is another report, to which they are sealed anew', async () => {
    await ready();
    await meet({ takes: 'images', reports: 'known-then-lost' });
    await send();
    await atHeading('Vi vet ikke om meldingen kom fram');
    const { attached, received } = await recorded();
    expect(attached.map(({ reportId }) => reportId === received[0]!.id)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect((await opened()).files).toHaveLength(2);
  });

  test('says how far it is, and is called off by going back', async () => {
    await ready();
    await meet({ takes: 'images', attachments: 'slow' });
    await send();
    await expect.element(button('Sender bilder: 1 av 2 …')).toBeVisible();
    await button('Tilbake').click();
    await atHeading('Se over svarene dine');
    await expect.poll(async () => (await recorded()).attached.length, { timeout: 5_000 }).toBe(1);
    await meet({ takes: 'images' });
    await send();
    await isSent();
    const { attached, received } = await recorded();
    expect(received).toHaveLength(1);
    expect(attached.length).toBeLessThanOrEqual(3);
  });
});
