import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { pictureSize } from './picture-size.ts';
import * as make from './pictures.make.ts';

const exif = make.jpegSegment(
  0xe1,
  'Exif\0\0 with a small picture in it: \xff\xd8\xff\xc0\0\x11\x08\0\x01\0\x01',
);
const codes = make.jpegSegment(0xc4, [0, 1, 2, 3]);
const vp8x = (width: number, height: number) =>
  make.webpHead('VP8X', [0, 0, 0, 0, ...make.little(width - 1, 3), ...make.little(height - 1, 3)]);
const vp8l = (width: number, height: number) =>
  make.webpHead('VP8L', [0x2f, ...make.little((height - 1) * 2 ** 14 + (width - 1), 4)]);
const vp8 = make.webpHead('VP8 ', [
  ...[0x30, 1, 0, 0x9d, 1, 0x2a],
  // Two bits of each say how to enlarge it, and count for nothing.
  ...[...make.little(640 + 0x4000, 2), ...make.little(480 + 0x8000, 2)],
]);
const black = await make.blackPng(20_000, 20_000);

const known: [string, Uint8Array, string, number, number][] = [
  ['a PNG', black, 'image/png', 20_000, 20_000],
  ['a JPEG', make.jpegHead(8192, 6144, exif), 'image/jpeg', 8192, 6144],
  ['a JPEG behind tables', make.jpegHead(3, 2, exif, codes), 'image/jpeg', 3, 2],
  [
    'a JPEG with bytes between',
    make.jpegHead(3, 2, exif, [7, 0xff, 0, 0xff, 0xff]),
    'image/jpeg',
    3,
    2,
  ],
  [
    'a JPEG with markers that stand alone',
    make.jpegHead(3, 2, [0xff, 0x01, 0xff, 0xd3]),
    'image/jpeg',
    3,
    2,
  ],
  [
    'a JPEG with a segment of no length',
    make.jpegHead(3, 2, [0xff, 0xe0, 0, 0]),
    'image/jpeg',
    3,
    2,
  ],
  ['a WebP with losses', vp8, 'image/webp', 640, 480],
  ['a WebP without', vp8l(16_384, 9000), 'image/webp', 16_384, 9000],
  ['a WebP with more in it', vp8x(16_000_000, 3), 'image/webp', 16_000_000, 3],
  ['a GIF', make.gif([300, 200], [300, 200]), 'image/gif', 300, 200],
  ['a GIF that is larger than it says', make.gif([3, 200], [300, 2]), 'image/gif', 300, 200],
  [
    'a HEIC of tiles',
    make.heifHead('heic', [
      [512, 512],
      [4032, 3024],
      [320, 240],
    ]),
    'image/heif',
    4032,
    3024,
  ],
  ['an AVIF', make.heifHead('avif', [[70_000, 70_000]]), 'image/heif', 70_000, 70_000],
];

test.each(known)('the size of %s', (_, bytes, type, width, height) => {
  expect(pictureSize(bytes)).toEqual({ type, width, height });
  // Also where it lies in the middle of others.
  const among = new Uint8Array(bytes.length + 16);
  among.set(bytes, 8);
  expect(pictureSize(among.subarray(8, 8 + bytes.length))).toEqual({ type, width, height });
});

const cut = (bytes: Uint8Array, at: number) => bytes.slice(0, at);
const meta = make.heifHead('heic', [[9, 9]]);

test.each<[string, Uint8Array]>([
  ['nothing', make.joined()],
  ['words', make.joined('In the beginning was the word')],
  ['a document', make.joined('%PDF-1.7 and so on')],
  ['a drawing', make.joined('<svg width="30000" height="30000"/>')],
  ['a bitmap of Windows', make.joined('BM', make.big(0, 16))],
  ['a picture without a point', make.jpegHead(0, 6144)],
  [
    'a JPEG that begins its scan before its frame',
    make.jpegHead(3, 2, make.jpegSegment(0xda, [1])),
  ],
  ['a JPEG that ends', make.jpegHead(3, 2, [0xff, 0xd9])],
  ['a PNG with another chunk first', make.joined(cut(black, 12), 'CgBI', make.big(5, 8))],
  ['a WebP of a kind to come', make.joined('RIFF\0\0\0\0WEBPVP8Q', make.big(5, 16))],
  [
    'a GIF without a frame',
    make.joined('GIF89a', make.little(3, 2), make.little(2, 2), [0, 0, 0, 0x3b], '   '),
  ],
  ['a moving AVIF', make.heifHead('avis', [[9, 9]])],
  ['a HEIC without a size', make.heifHead('heic', [])],
  ['a HEIC whose sizes are not all there', cut(meta, meta.length - 20)],
])('is not known of %s', (_, bytes) => {
  expect(pictureSize(bytes)).toBeNull();
});

describe('of any bytes', () => {
  const heads = known.map(([, bytes]) => cut(bytes, 400));
  /** Read far too often, it would be a loop or nearly one. */
  const counted = (bytes: Uint8Array) => {
    let reads = 0;
    const original = DataView.prototype.getUint8;
    DataView.prototype.getUint8 = function (at) {
      reads += 1;
      if (reads > 10 * bytes.length + 1000) throw new Error('It goes round and round.');
      return original.call(this, at);
    };
    try {
      const size = pictureSize(bytes);
      expect(reads).toBeLessThanOrEqual(10 * bytes.length + 1000);
      return size;
    } finally {
      DataView.prototype.getUint8 = original;
    }
  };
  const isSane = (bytes: Uint8Array) => {
    const size = counted(bytes);
    if (size === null) return;
    for (const side of [size.width, size.height]) {
      expect(Number.isSafeInteger(side)).toBe(true);
      expect(side).toBeGreaterThan(0);
    }
  };

  it('it never throws and never goes on for ever', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), isSane), { numRuns: 500 });
  });

  it('nor of those that begin like a picture', () => {
    const begun = fc
      .tuple(fc.constantFrom(...heads), fc.nat(60), fc.uint8Array({ maxLength: 2000 }))
      .map(([head, at, rest]) => make.joined(cut(head, at), rest));
    fc.assert(fc.property(begun, isSane), { numRuns: 2000 });
  });

  it('nor of pictures with some bytes changed, or cut short', () => {
    const changed = fc
      .tuple(
        fc.constantFrom(...heads),
        fc.array(fc.tuple(fc.nat(400), fc.constantFrom(0, 1, 0x21, 0x7f, 0xff)), { maxLength: 6 }),
        fc.nat(400),
      )
      .map(([head, changes, length]) => {
        const bytes = new Uint8Array(head);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        return cut(bytes, length);
      });
    fc.assert(fc.property(changed, isSane), { numRuns: 2000 });
  });
});
