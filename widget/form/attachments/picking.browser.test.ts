/** Pictures are picked, pasted, dropped, taken away and brought back, and are gone when the form is. */
import { beforeEach, describe, expect, test } from 'vitest';
import { attachmentLimits } from '../../../contract/attachments.ts';
import { blackPng } from '../../../contract/pictures.make.ts';
import {
  file,
  aPicture,
  toTell,
  findings,
  pick,
  rows,
  shows,
  lackSays,
  toLookOver,
  send,
  isSent,
  opened,
  latin,
} from '../../testing/attachments-page.ts';
import {
  atHeading,
  button,
  control,
  dialogOf,
  focused,
  goOn,
  inForm,
  page,
  textbox,
  userEvent,
} from '../../testing/form-page.ts';

beforeEach(() => control());

describe('what is picked', () => {
  test('is pasted as well; text with a picture of itself stays text', async () => {
    await toTell();
    const paste = async (fill: (data: DataTransfer) => void) => {
      const clipboardData = new DataTransfer();
      fill(clipboardData);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      inForm('#text')!.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const one = await aPicture();
    expect(await paste((data) => data.items.add(one))).toBe(true);
    await shows('Bilde 1');
    const withText = (data: DataTransfer) => {
      data.items.add(one);
      data.setData('text/plain', 'Det begynte i går');
    };
    expect(await paste(withText)).toBe(false);
    expect(await paste((data) => data.setData('text/plain', 'Hei'))).toBe(false);
    expect(rows()).toEqual(['Bilde 1']);
  });

  test('and dropped: the browser does not leave the page for it', async () => {
    await toTell();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(await aPicture());
    const heard: string[] = [];
    const hear = ({ type }: Event) => heard.push(type);
    for (const type of ['dragover', 'drop']) document.addEventListener(type, hear);
    for (const type of ['dragover', 'drop']) {
      const event = new DragEvent(type, {
        ...{ dataTransfer, bubbles: true, cancelable: true, composed: true },
      });
      inForm('#text')!.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(true);
      document.removeEventListener(type, hear);
    }
    await shows('Bilde 1');
    // A site that takes files wherever they are dropped does not get this one.
    expect(heard).toEqual([]);
  });

  test('is three at most, and that is said at the field', async () => {
    await toTell();
    await pick(await aPicture('1.png'), await aPicture('2.png'));
    await shows('Bilde 1', 'Bilde 2');
    await pick(await aPicture('3.png'), await aPicture('4.png'));
    await shows('Bilde 1', 'Bilde 2', 'Bilde 3');
    await lackSays(/3 til sammen/);
    await textbox('Fortell mer').fill('Hei');
    expect(await findings()).toEqual([]);
  });

  test('is refused by itself: the text and the pictures before and after it stay, and are sent', async () => {
    const form = await toTell();
    await textbox('Fortell mer').fill('De sendte dette');
    await pick(await aPicture('1.png'));
    await shows('Bilde 1');
    const bomb = file(await blackPng(20_000, 20_000), 'panorama.png');
    expect(bomb.size).toBeLessThan(60_000);
    await pick(bomb, await aPicture('2.png'));
    await shows('Bilde 1', 'Bilde 2');
    await lackSays(/for stort.+ta et skjermbilde.+Det du har skrevet, er her fortsatt/);
    expect(form.draft.text).toBe('De sendte dette');
    await expect.element(textbox('Fortell mer')).toHaveValue('De sendte dette');
    expect(await findings()).toEqual([]);
    await toLookOver(form);
    await send();
    await isSent();
    const { content, files } = await opened();
    expect(content.text).toBe('De sendte dette');
    expect(files).toHaveLength(2);
  });

  test.each([
    ['no picture', 'x'.repeat(500), 'IMG_0001.HEIC', /ta et skjermbilde/],
    ['a PDF where only pictures are taken', '%PDF-1.7 x', 'brev.pdf', /bare legge ved bilder/],
  ])('is refused with what to do instead: %s', async (_, bytes, name, words) => {
    const form = await toTell();
    await pick(file(bytes, name));
    await lackSays(words);
    expect(form.draft.attachments).toEqual([]);
    await pick(await aPicture());
    await shows('Bilde 1');
    expect(inForm('#attachments-lack')).toBeNull();
  });

  test('can be a PDF where the organisation takes it, as it is, with a word of what may be in it', async () => {
    const form = await toTell('images-and-pdf');
    await expect.element(page.getByText(/Navnet til den som laget filen/)).toBeVisible();
    await pick(file(`%PDF-1.7 ${'x'.repeat(attachmentLimits.bytes)}`, 'stor.pdf'));
    await lackSays(/for stor/);
    await pick(file('%PDF-1.7 brev', 'brev.pdf'), await aPicture());
    await shows('PDF 1', 'Bilde 2');
    await textbox('Fortell mer').fill('Hei');
    expect(await findings()).toEqual([]);
    await toLookOver(form);
    await send();
    await isSent();
    const { content, files } = await opened();
    expect(content.attachments!.map(({ type }) => type)).toEqual(['application/pdf', 'image/jpeg']);
    expect(latin(files[0]!)).toBe('%PDF-1.7 brev');
    await expect.element(page.getByText('PDF-er lagt ved: 1').first()).toBeVisible();
  });

  test('is taken away and brought back, each time with the focus where it goes on', async () => {
    const form = await toTell();
    await pick(await aPicture('1.png'), await aPicture('2.png'));
    await shows('Bilde 1', 'Bilde 2');
    const [first, second] = form.draft.attachments;
    await textbox('Fortell mer').fill('Hei');
    await button('Ta bort Bilde 1').click();
    await shows('Bilde 1 er tatt bort.', 'Bilde 1');
    expect(form.draft.attachments).toEqual([second]);
    await expect.poll(() => focused()?.id).toBe('attachments-undo');
    expect(await findings()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await shows('Bilde 1', 'Bilde 2');
    expect(form.draft.attachments).toEqual([first, second]);
    await expect.poll(() => focused()?.id).toBe(`remove-${first!.id}`);
    await button('Ta bort Bilde 2').click();
    await goOn();
    expect(form.attaching.removed).toBeNull();
  });

  test('is nothing when the window for it is closed: the form does not ask to be closed', async () => {
    const form = await toTell();
    inForm('#attachments')!.dispatchEvent(new Event('cancel', { bubbles: true }));
    await form.updateComplete;
    expect(form.asking).toBe('nothing');
    await atHeading('Fortell mer');
  });

  test('is counted where answers are looked over, on the receipt and on paper', async () => {
    const form = await toTell();
    await textbox('Fortell mer').fill('De tok bilder');
    await pick(await aPicture('1.png'), await aPicture('2.png'));
    await shows('Bilde 1', 'Bilde 2');
    await toLookOver(form);
    expect(inForm('.answers')!.textContent).toMatch(/De tok bilder\s*Bilder lagt ved: 2/);
    await send();
    await isSent();
    await expect.element(page.getByText('Bilder lagt ved: 2').first()).toBeVisible();
    expect(inForm('.sheet')!.textContent).toContain('Bilder lagt ved: 2');
    expect(form.draft.attachments).toEqual([]);
  });
});

describe('what was picked', () => {
  test('survives a close that nobody asked for, and is gone after the others', async () => {
    const form = await toTell();
    await pick(await aPicture());
    await shows('Bilde 1');
    dialogOf().close();
    await expect.poll(() => form.keptUntil).toBeLessThan(Infinity);
    await form.open(form.opening!);
    await button('Fortsett å skrive').click();
    await shows('Bilde 1');
    await button('Ta bort Bilde 1').click();
    await button('Angre Bilde 1').click();
    await button('Ta bort Bilde 1').click();
    form.close('discarded');
    expect([form.draft.attachments, form.attaching.removed]).toEqual([[], null]);
  });

  test('is not added to a form that was closed while it was made ready', async () => {
    const form = await toTell();
    await pick(await aPicture());
    form.close('discarded');
    await new Promise((done) => setTimeout(done, 300));
    expect(form.draft.attachments).toEqual([]);
  });
});
