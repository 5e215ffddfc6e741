/** Pictures in the form: picked, pasted, taken away, made ready, sent ahead, and never in the way of the words. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Attachment, ReportContent } from '../../../contract/content.ts';
import { attachmentLimits } from '../../../contract/attachments.ts';
import { openAttachment } from '../../../contract/sealing/attachment.ts';
import { open } from '../../../contract/sealing/seal.ts';
import type { StepName } from '../../questions/order.ts';
import type { MobbeSkjema } from '../mobbe-skjema.ts';
import { withExif } from '../../testing/exif.ts';
import {
  atHeading,
  axeFindings,
  button,
  control,
  dialogOf,
  focused,
  goOn,
  inForm,
  meet,
  openForm,
  page,
  recorded,
  textbox,
  userEvent,
} from '../../testing/form-page.ts';

let form: MobbeSkjema;
const make = 'Marsvin kamera 8000';

/** A picture of this size: its left half blue, the right half white. */
async function picture(width: number, height: number, type = 'image/png'): Promise<Uint8Array> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#1f4f9f';
  pen.fillRect(0, 0, width / 2, height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type));
  return new Uint8Array(await blob!.arrayBuffer());
}

const file = (bytes: Uint8Array | string, name: string, type = '') =>
  new File([bytes as BlobPart], name, { type });
const aPicture = async (name = 'en.png') => file(await picture(40, 30), name, 'image/png');

async function toTell(takes: 'images' | 'images-and-pdf' = 'images'): Promise<void> {
  await control({ takes });
  await openAt('tell', 'Fortell mer');
  await expect.element(field()).toBeInTheDocument();
}

/** With what must be answered; the walk itself is looked at elsewhere. */
async function openAt(step: StepName, title: string): Promise<void> {
  form = await openForm();
  const [unit] = form.settings!.units;
  form.change({ danger: 'no', unitId: unit!.id, role: 'pupil' });
  form.goTo(step);
  await atHeading(title);
}
/** As a screen is when it comes: what has been scrolled below the bar could not be judged. */
async function findings(): Promise<string[]> {
  dialogOf().scrollTo(0, 0);
  return axeFindings();
}
const field = () => page.getByLabelText(/^Velg bilder/);
const pick = (...files: File[]) => userEvent.upload(field(), files);
const rows = () =>
  [...(inForm('.attached')?.querySelectorAll('li') ?? [])].map((row) =>
    row.querySelector('.name')!.textContent.trim(),
  );
const shows = (...names: string[]) => expect.poll(rows, { timeout: 10_000 }).toEqual(names);
const lackSays = async (words: RegExp) => {
  await expect.poll(() => inForm('#attachments-lack')?.textContent).toMatch(words);
  await expect.poll(() => focused()?.id).toBe('attachments-lack');
};

async function toLookOver(): Promise<void> {
  form.goTo('check');
  await atHeading('Se over svarene dine');
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
}
const send = () => button('Send meldingen').click();
const isSent = () => atHeading('Takk. Det er bra at du sa ifra.');

/** What lies sealed in the report that was received last, and each of its attachments opened as the desk does. */
async function opened(): Promise<{ content: ReportContent; files: Uint8Array[] }> {
  const { received, attached, organisations } = await recorded();
  const report = received.at(-1)!;
  const lillevik = organisations['lillevik']!;
  const binding = {
    organisationId: lillevik.id,
    id: report.id,
    version: 1,
    part: 'content',
  } as const;
  const content = (await open(
    report.content,
    lillevik.reader.keys.privateKey,
    binding,
  )) as ReportContent;
  expect((content.attachments ?? []).map(({ id }) => id)).toEqual(report.attachments ?? []);
  const opening = (content.attachments ?? []).map((attachment: Attachment, index) => {
    const { sealed } = attached.findLast(({ id }) => id === attachment.id)!;
    const place = { organisationId: lillevik.id, id: report.id, index };
    return openAttachment(sealed, attachment, place);
  });
  return { content, files: await Promise.all(opening) };
}
const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

beforeEach(() => control());

describe('a picture from a camera', () => {
  test('is drawn anew: turned as it was held, and without place, camera or name', async () => {
    await toTell();
    const photo = withExif(await picture(400, 300, 'image/jpeg'), make);
    // Not only bytes that look like it: a browser that turns the picture has read the block.
    const seen = await createImageBitmap(new Blob([photo]));
    expect([seen.width, seen.height]).toEqual([300, 400]);
    expect(latin(photo)).toContain(make);

    await pick(file(photo, 'Kari i garderoben.jpg', 'image/jpeg'));
    await shows('Bilde 1');
    await expect.element(page.getByRole('img', { name: 'Bilde 1' })).toBeVisible();
    await toLookOver();
    await send();
    await isSent();
    const { content, files } = await opened();
    expect(content.attachments).toMatchObject([{ type: 'image/jpeg', size: files[0]!.length }]);
    const said = latin(files[0]!);
    for (const hidden of ['Exif', 'GPS', make, 'Kari']) expect(said).not.toContain(hidden);
    const drawn = await createImageBitmap(new Blob([files[0] as BlobPart]));
    expect([drawn.width, drawn.height]).toEqual([300, 400]);
    const { received, attached } = await recorded();
    expect(JSON.stringify([received, attached])).not.toContain('Kari');
  });

  test('is made small enough, and no smaller than it must be', async () => {
    await toTell();
    const size = { width: 1200, height: 1200 };
    const canvas = Object.assign(document.createElement('canvas'), size);
    const noise = new ImageData(1200, 1200);
    for (let at = 0; at < noise.data.length; at += 65_536)
      crypto.getRandomValues(noise.data.subarray(at, Math.min(at + 65_536, noise.data.length)));
    canvas.getContext('2d')!.putImageData(noise, 0, 0);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
    expect(blob!.size).toBeGreaterThan(3 * attachmentLimits.bytes);
    await pick(file(new Uint8Array(await blob!.arrayBuffer()), 'stort.png'));
    await shows('Bilde 1');
    const [picked] = form.draft.attachments;
    expect(picked!.blob.size).toBeLessThanOrEqual(attachmentLimits.bytes);
    const { width } = await createImageBitmap(picked!.blob);
    expect(width).toBeGreaterThan(500);

    // A screenshot of a phone keeps every point.
    await pick(file(await picture(1080, 2340), 'skjerm.png'));
    await shows('Bilde 1', 'Bilde 2');
    const screen = await createImageBitmap(form.draft.attachments[1]!.blob);
    expect([screen.width, screen.height]).toEqual([1080, 2340]);
  });
});

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

  test.each([
    ['no picture', 'x'.repeat(500), 'IMG_0001.HEIC', /ta et skjermbilde/],
    ['a PDF where only pictures are taken', '%PDF-1.7 x', 'brev.pdf', /bare legge ved bilder/],
  ])('is refused with what to do instead: %s', async (_, bytes, name, words) => {
    await toTell();
    await pick(file(bytes, name));
    await lackSays(words);
    expect(form.draft.attachments).toEqual([]);
    await pick(await aPicture());
    await shows('Bilde 1');
    expect(inForm('#attachments-lack')).toBeNull();
  });

  test('can be a PDF where the organisation takes it, as it is, with a word of what may be in it', async () => {
    await toTell('images-and-pdf');
    await expect.element(page.getByText(/navnet til den som laget den/)).toBeVisible();
    await pick(file(`%PDF-1.7 ${'x'.repeat(attachmentLimits.bytes)}`, 'stor.pdf'));
    await lackSays(/for stor/);
    await pick(file('%PDF-1.7 brev', 'brev.pdf'), await aPicture());
    await shows('PDF 1', 'Bilde 2');
    await textbox('Fortell mer').fill('Hei');
    expect(await findings()).toEqual([]);
    await toLookOver();
    await send();
    await isSent();
    const { content, files } = await opened();
    expect(content.attachments!.map(({ type }) => type)).toEqual(['application/pdf', 'image/jpeg']);
    expect(latin(files[0]!)).toBe('%PDF-1.7 brev');
    await expect.element(page.getByText('PDF-er lagt ved: 1').first()).toBeVisible();
  });

  test('is taken away and brought back, each time with the focus where it goes on', async () => {
    await toTell();
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
    await toTell();
    inForm('#attachments')!.dispatchEvent(new Event('cancel', { bubbles: true }));
    await form.updateComplete;
    expect(form.asking).toBe('nothing');
    await atHeading('Fortell mer');
  });

  test('is counted where answers are looked over, on the receipt and on paper', async () => {
    await toTell();
    await textbox('Fortell mer').fill('De tok bilder');
    await pick(await aPicture('1.png'), await aPicture('2.png'));
    await shows('Bilde 1', 'Bilde 2');
    await toLookOver();
    expect(inForm('.answers')!.textContent).toMatch(/De tok bilder\s*Bilder lagt ved: 2/);
    await send();
    await isSent();
    await expect.element(page.getByText('Bilder lagt ved: 2').first()).toBeVisible();
    expect(inForm('.sheet')!.textContent).toContain('Bilder lagt ved: 2');
    expect(form.draft.attachments).toEqual([]);
  });
});

describe('what the screen says', () => {
  test('is that nude pictures do not belong here, in warm words, and where to turn', async () => {
    await toTell();
    await expect.element(page.getByText(/Ikke legg ved nakne/)).toBeVisible();
    await textbox('Fortell mer').fill('Hei');
    await page.getByText('Har noen delt et slikt bilde?').click();
    await expect.element(page.getByText(/Det er ikke din skyld/)).toBeVisible();
    const links = [...inForm('.attachments')!.querySelectorAll('a')].map(({ href }) => href);
    expect(links).toEqual([
      'https://www.politiet.no/deleerlikdelta',
      'https://slettmeg.no/',
      'tel:116111',
    ]);
    expect(await findings()).toEqual([]);
  });

  test('is in the language that is chosen, also when it is changed afterwards', async () => {
    await toTell();
    await button('Nynorsk').click();
    await expect.element(page.getByText(/Ikkje legg ved nakne/)).toBeVisible();
    await button('English').click();
    await expect.element(page.getByText(/Do not add naked/)).toBeVisible();
  });

  test('is nothing where the organisation takes none, and nothing is fetched for it', async () => {
    await openAt('tell', 'Fortell mer');
    expect(inForm('.attachments')).toBeNull();
    expect(form.attachments).toBeNull();
  });
});

describe('sending', () => {
  async function ready(): Promise<void> {
    await toTell();
    await textbox('Fortell mer').fill('De tok bilder');
    await pick(await aPicture('1.png'), await aPicture('2.png'));
    await shows('Bilde 1', 'Bilde 2');
    await toLookOver();
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

describe('what was picked', () => {
  test('survives a close that nobody asked for, and is gone after the others', async () => {
    await toTell();
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
    await toTell();
    await pick(await aPicture());
    form.close('discarded');
    await new Promise((done) => setTimeout(done, 300));
    expect(form.draft.attachments).toEqual([]);
  });
});
