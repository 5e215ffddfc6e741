/**
 * How many points a picture will have when it is decoded, read from the start of its file. A few kilobytes can become more points than a
 * browser has memory for, so whoever decodes asks here first.
 */

/** AVIF and HEIC are one container, and one kind here. */
export type PictureSize = {
  type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'image/heif';
  width: number;
  height: number;
};

/**
 * In points, not turned as the picture was held. Where a file names several sizes it is the largest: what a decoder can be led to hold.
 * Null where it is no picture of these kinds, or does not say how large it is within the bytes given. Never throws.
 */
export function pictureSize(start: Uint8Array): PictureSize | null {
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  try {
    return sizeIn(view);
  } catch {
    // A RangeError: it ends before it has said it.
    return null;
  }
}

type Sides = readonly [width: number, height: number];

const kinds: [RegExp, PictureSize['type'], (view: DataView) => Sides | null][] = [
  [/^\xff\xd8\xff/, 'image/jpeg', jpeg],
  // Every decoder wants this chunk first.
  [/^\x89PNG\r\n.{6}IHDR/s, 'image/png', (view) => [view.getUint32(16), view.getUint32(20)]],
  [/^RIFF.{4}WEBPVP8/s, 'image/webp', webp],
  [/^GIF8[79]a/, 'image/gif', gif],
  // Moving ones of the same container have other brands, and sizes in other places.
  [/^.{4}ftyp(?:avif|heic|heix|mif1)/s, 'image/heif', heif],
];

function sizeIn(view: DataView): PictureSize | null {
  const head = letters(view, 0, 16);
  const [, type, read] = kinds.find(([sign]) => sign.test(head)) ?? [];
  const sides = read?.(view);
  if (!type || !sides) return null;
  const [width, height] = sides;
  return width > 0 && height > 0 ? { type, width, height } : null;
}

/**
 * The first frame header; a second one makes decoders give up. What lies between two segments is passed over as libjpeg does it.
 * ITU-T T.81, B.1.1 and B.2.2.
 */
function jpeg(view: DataView): Sides | null {
  for (let at = 2; ;) {
    const marker = view.getUint8(at) === 0xff ? view.getUint8(at + 1) : 0;
    if (marker === 0 || marker === 0xff) at += 1;
    else if (isAlone(marker)) at += 2;
    else if (isFrame(marker)) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    // The scan begins, or the picture ends, and nothing was said.
    else if (marker === 0xda || marker === 0xd9) return null;
    else at += 2 + view.getUint16(at + 2);
  }
}

/** Without a length behind it. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** All but tables of codes, what is reserved, and how they are made. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** RFC 9649. Decoders refuse a frame that is not of its canvas, or, where it moves, not within it. */
function webp(view: DataView): Sides | null {
  switch (letters(view, 12, 4)) {
    case 'VP8 ':
      return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
    }
    case 'VP8X':
      return [(view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1];
    default:
      return null;
  }
}

/** GIF89a. The first frame can be larger than the screen it is drawn on, and browsers then take its size. */
function gif(view: DataView): Sides | null {
  const short = (at: number) => view.getUint16(at, true);
  const flags = view.getUint8(10);
  let at = 13 + (flags & 0x80 ? 6 << (flags & 7) : 0);
  // What stands before the frame: a letter that says what it is, then pieces, of which an empty one is the last.
  while (view.getUint8(at) === 0x21) {
    at += 2;
    while (view.getUint8(at) > 0) at += 1 + view.getUint8(at);
    at += 1;
  }
  if (view.getUint8(at) !== 0x2c) return null;
  const [right, bottom] = [short(at + 1) + short(at + 5), short(at + 3) + short(at + 7)];
  return [Math.max(short(6), right), Math.max(short(8), bottom)];
}

/** ISO/IEC 23008-12, 6.5.3: the tiles, the whole, the small picture beside it, each with a size of its own. */
function heif(view: DataView): Sides | null {
  let largest: Sides | null = null;
  for (const [at] of boxes(view, ['meta', 'iprp', 'ipco', 'ispe'], 0, view.byteLength)) {
    const sides = [view.getUint32(at + 4), view.getUint32(at + 8)] as const;
    if (!largest || sides[0] * sides[1] > largest[0] * largest[1]) largest = sides;
  }
  return largest;
}

/** From where to where each box at the end of the path reaches, within these bounds. ISO/IEC 14496-12, 4.2. */
function* boxes(
  view: DataView,
  path: readonly string[],
  start: number,
  end: number,
): Generator<[start: number, end: number]> {
  const [name, ...deeper] = path;
  for (let at = start; at + 8 <= end;) {
    const short = view.getUint32(at);
    const head = short === 1 ? 16 : 8;
    // Nought: to the end.
    const length = short === 0 ? end - at : short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (length < head) return;
    const next = at + length;
    if (letters(view, at + 4, 4) === name) {
      if (next > end) throw new RangeError('A box ends behind what it lies in.');
      // This one alone begins with a version.
      const inside = at + head + (name === 'meta' ? 4 : 0);
      if (deeper.length === 0) yield [inside, next];
      else yield* boxes(view, deeper, inside, next);
    }
    at = next;
  }
}

function letters(view: DataView, at: number, count: number): string {
  return String.fromCharCode(
    ...Array.from({ length: count }, (_, index) => view.getUint8(at + index)),
  );
}
