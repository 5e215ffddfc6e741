/** Pictures are made ready: drawn anew without what is hidden in them, small enough, and never more of them than memory holds. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { attachmentLimits } from '../../../contract/attachments.ts';
import { pictureSize } from '../../../contract/picture-size.ts';
import { blackPng, gif } from '../../../contract/pictures.make.ts';
import {
  aPicture,
  picture,
  file,
  toTell,
  pick,
  shows,
  lackSays,
  toLookOver,
  send,
  isSent,
  opened,
  latin,
} from '../../testing/attachments-page.ts';
import { withExif } from '../../testing/exif.ts';
import { button, control, inForm, page, recorded } from '../../testing/form-page.ts';

const make = 'Marsvin kamera 8000';
beforeEach(() => control());
afterEach(() => vi.restoreAllMocks());

describe('a picture from a camera', () => {
  test('is drawn anew: turned as it was held, and without place, camera or name', async () => {
    const form = await toTell();
    const photo = withExif(await picture(400, 300, 'image/jpeg'), make);
    // Not only bytes that look like it: a browser that turns the picture has read the block.
    const seen = await createImageBitmap(new Blob([photo]));
    expect([seen.width, seen.height]).toEqual([300, 400]);
    expect(latin(photo)).toContain(make);

    await pick(file(photo, 'Kari i garderoben.jpg', 'image/jpeg'));
    await shows('Bilde 1');
    await expect.element(page.getByRole('img', { name: 'Bilde 1' })).toBeVisible();
    await toLookOver(form);
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
    const form = await toTell();
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

describe('a picture of very many points', () => {
  const said = () => inForm('#attachments-lack')?.textContent;

  /** Which files were given to the decoder, and how many at most at once; it still decodes. */
  function watchDecoding() {
    const seen = { files: [] as File[], most: 0 };
    let now = 0;
    const decode = createImageBitmap.bind(globalThis);
    vi.spyOn(globalThis, 'createImageBitmap').mockImplementation(async (source) => {
      // The small pictures are ours, and small.
      if (!(source instanceof File)) return decode(source);
      seen.files.push(source);
      seen.most = Math.max(seen.most, ++now);
      // As long as a slow one takes, so that another could come in between.
      await new Promise((done) => setTimeout(done, 100));
      return decode(source).finally(() => (now -= 1));
    });
    return seen;
  }

  test('is not decoded: what is refused was only read', async () => {
    const form = await toTell();
    const decoding = watchDecoding();
    await pick(file(await blackPng(20_000, 20_000), 'stort.png'));
    await lackSays(/Dette bildet er for stort/);
    await button('English').click();
    await expect.poll(said).toMatch(/This picture is too big/);
    form.change({ role: 'parent' });
    await expect.poll(said).toMatch(/more points than we can open safely/);
    expect(decoding.files).toEqual([]);
  });

  test('is drawn with fewer where a camera makes as many', async () => {
    const form = await toTell();
    await pick(file(await blackPng(8192, 6144), 'kamera.png'));
    await shows('Bilde 1');
    const { width, height } = await createImageBitmap(form.draft.attachments[0]!.blob);
    expect([width, height]).toEqual([2000, 1500]);
  });

  test('is never decoded while another is, however many are pasted', async () => {
    await toTell();
    const decoding = watchDecoding();
    const [one, other] = [await aPicture('1.png'), await aPicture('2.png')];
    for (const picked of [one, other]) paste(picked);
    await shows('Bilde 1', 'Bilde 2');
    expect(decoding.files).toEqual([one, other]);
    expect(decoding.most).toBe(1);
  });

  function paste(picked: File): void {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(picked);
    inForm('#text')!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }

  test.each([
    ['a bitmap of Windows', 'BM'.padEnd(500, '\0')],
    ['a picture that ends before it says it', '\x89PNG\r\n'],
  ])(
    'or of nobody knows how many is refused as one that cannot be opened: %s',
    async (_, bytes) => {
      await toTell();
      const decoding = watchDecoding();
      await pick(file(bytes, 'bilde.bmp'));
      await lackSays(/ikke åpnet dette bildet/);
      expect(decoding.files).toEqual([]);
    },
  );
});

describe('the size that is read', () => {
  test.each(['image/png', 'image/jpeg', 'image/webp'])(
    'is that of the browser: %s',
    async (type) => {
      const bytes = await picture(600, 400, type);
      expect(pictureSize(bytes)).toEqual({ type, width: 600, height: 400 });
    },
  );

  test('is no smaller than what the browser makes of a GIF that says two things', async () => {
    const bytes = gif([3, 200], [300, 2]);
    const { width, height } = await createImageBitmap(new Blob([bytes]));
    const read = pictureSize(bytes)!;
    expect(width * height).toBeGreaterThan(3 * 200);
    expect(read.width * read.height).toBeGreaterThanOrEqual(width * height);
  });
});
