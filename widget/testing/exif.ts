/** Puts into a JPEG what a telephone's camera puts there: its make, that it was held sideways, and the place, by Exif 2.32 in APP1. */

type Entry = { tag: number; type: 2 | 3 | 4 | 5; values: number[] | string };
const sizeOf = { 2: 1, 3: 2, 4: 4, 5: 8 } as const;

/** `make` stands in the file as it is. A reader turns the picture by a quarter to the right. Latitude and longitude: those of Bodø. */
export function withExif(jpeg: Uint8Array, make: string): Uint8Array<ArrayBuffer> {
  const main = (place: number): Entry[] => [
    { tag: 0x010f, type: 2, values: `${make}\0` },
    { tag: 0x0112, type: 3, values: [6] },
    { tag: 0x8825, type: 4, values: [place] },
  ];
  const place: Entry[] = [
    { tag: 1, type: 2, values: 'N\0' },
    { tag: 2, type: 5, values: [67, 1, 16, 1, 58, 1] },
    { tag: 3, type: 2, values: 'E\0' },
    { tag: 4, type: 5, values: [14, 1, 24, 1, 15, 1] },
  ];
  const start = 8;
  const placeAt = start + directory(main(0), start).length;
  const tiff = [0x49, 0x49, 42, 0, start, 0, 0, 0];
  const body = [...tiff, ...directory(main(placeAt), start), ...directory(place, placeAt)];
  const payload = [...ascii('Exif\0\0'), ...body];
  const length = payload.length + 2;
  const segment = [0xff, 0xe1, length >> 8, length & 0xff, ...payload];
  return new Uint8Array([...jpeg.slice(0, 2), ...segment, ...jpeg.slice(2)]);
}

/** The entries as TIFF has them, little end first, and what does not fit into four bytes behind them. */
function directory(entries: Entry[], at: number): number[] {
  const head: number[] = [...bytes(entries.length, 2)];
  const tail: number[] = [];
  const behind = at + 2 + entries.length * 12 + 4;
  for (const { tag, type, values } of entries) {
    const unit = type === 5 ? 4 : sizeOf[type];
    const raw =
      typeof values === 'string' ? ascii(values) : values.flatMap((value) => bytes(value, unit));
    const inside = raw.length <= 4;
    const value = inside ? [...raw, 0, 0, 0, 0].slice(0, 4) : bytes(behind + tail.length, 4);
    head.push(
      ...bytes(tag, 2),
      ...bytes(type, 2),
      ...bytes(raw.length / sizeOf[type], 4),
      ...value,
    );
    if (!inside) tail.push(...raw);
    if (tail.length % 2 === 1) tail.push(0);
  }
  return [...head, 0, 0, 0, 0, ...tail];
}

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const bytes = (value: number, count: number) =>
  Array.from({ length: count }, (_, index) => (value >> (8 * index)) & 0xff);
