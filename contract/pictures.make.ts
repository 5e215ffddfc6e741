/** Files of pictures for tests, built byte by byte: small ones that become very many points, and ones that say two things. */

type Bytes = Uint8Array<ArrayBuffer>;
type Part = string | readonly number[] | Uint8Array;

/** Letters stand for one byte each. */
export function joined(...parts: Part[]): Bytes {
  return new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : [...part],
    ),
  );
}

/** A whole number in this many bytes, the largest first. */
export function big(value: number, bytes: number): number[] {
  return Array.from(
    { length: bytes },
    (_, at) => Math.floor(value / 256 ** (bytes - 1 - at)) % 256,
  );
}

export const little = (value: number, bytes: number) => big(value, bytes).toReversed();

/** A black PNG of one bit to a point, whole and true to its header: every decoder gives all its points. 20,000 × 20,000 take 49 kB. */
export async function blackPng(width: number, height: number): Promise<Bytes> {
  const row = new Uint8Array(1 + Math.ceil(width / 8));
  let left = height;
  const rows = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(into) {
      const some = Math.min(left, Math.ceil(65_536 / row.length));
      left -= some;
      if (some === 0) into.close();
      else into.enqueue(new Uint8Array(row.length * some));
    },
  });
  const packed = await new Response(
    rows.pipeThrough(new CompressionStream('deflate')),
  ).arrayBuffer();
  const head = [...big(width, 4), ...big(height, 4), 1, 0, 0, 0, 0];
  return joined(
    '\x89PNG\r\n\x1a\n',
    chunk('IHDR', head),
    chunk('IDAT', new Uint8Array(packed)),
    chunk('IEND', []),
  );
}

function chunk(name: string, data: Part): Bytes {
  const named = joined(name, data);
  return joined(big(named.length - 4, 4), named, big(checksum(named), 4));
}

/** CRC-32 of PNG's annex D, bit by bit. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** A black GIF whose one frame can be larger than the screen that its header names. */
export function gif(screen: readonly [number, number], frame: readonly [number, number]): Bytes {
  const sides = ([width, height]: readonly [number, number]) => [
    ...little(width, 2),
    ...little(height, 2),
  ];
  const colours = [0, 0, 0, 255, 255, 255];
  const comment = joined([0x21, 0xfe, 3], 'abc', [0]);
  return joined(
    ...['GIF89a', sides(screen), [0x80, 0, 0], colours, comment],
    ...[[0x2c, 0, 0, 0, 0], sides(frame), [0], packed(frame[0] * frame[1]), [0x3b]],
  );
}

/** So many points of the first colour, three bits each: the table is forgotten before it grows. GIF89a, appendix F. */
function packed(points: number): Bytes {
  const [forget, end] = [4, 5];
  const codes = Array.from({ length: Math.ceil(points / 2) }, () => [forget, 0, 0]).flat();
  const bits = [...codes, end].flatMap((code) => [code & 1, (code >> 1) & 1, code >> 2]);
  const bytes = Array.from({ length: Math.ceil(bits.length / 8) }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((byte, bit, place) => byte | (bit << place), 0),
  );
  const pieces: Part[] = [];
  for (let at = 0; at < bytes.length; at += 255) {
    const piece = bytes.slice(at, at + 255);
    pieces.push([piece.length], piece);
  }
  return joined([2], ...pieces, [0]);
}

/** A JPEG up to its frame header, behind these segments or whatever else. */
export function jpegHead(width: number, height: number, ...before: Part[]): Bytes {
  const frame = [0xff, 0xc2, 0, 17, 8, ...big(height, 2), ...big(width, 2), 3];
  return joined([0xff, 0xd8], ...before, frame, [1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
}

export function jpegSegment(marker: number, data: Part): Bytes {
  const bytes = joined(data);
  return joined([0xff, marker], big(bytes.length + 2, 2), bytes);
}

/** The start of a WebP with this first chunk. */
export function webpHead(name: 'VP8 ' | 'VP8L' | 'VP8X', data: Part): Bytes {
  const bytes = joined(data);
  const length = little(bytes.length, 4);
  return joined('RIFF', little(bytes.length + 12, 4), 'WEBP', name, length, bytes);
}

/** A box of ISO/IEC 14496-12. */
export function box(name: string, ...inside: Part[]): Bytes {
  const bytes = joined(...inside);
  return joined(big(bytes.length + 8, 4), name, bytes);
}

/** What a HEIC or AVIF says of its sizes, before the picture itself. */
export function heifHead(brand: string, sizes: readonly (readonly [number, number])[]): Bytes {
  const extents = sizes.map(([width, height]) =>
    box('ispe', [0, 0, 0, 0], big(width, 4), big(height, 4)),
  );
  const properties = box('iprp', box('ipco', box('irot', [1]), ...extents), box('ipma', [0]));
  return joined(
    box('ftyp', brand, [0, 0, 0, 0], 'mif1'),
    box('meta', [0, 0, 0, 0], box('pitm', [0, 0, 0, 0, 0, 1]), properties),
    box('mdat', 'points'),
  );
}
