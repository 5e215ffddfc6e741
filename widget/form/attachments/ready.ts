/**
 * Makes a file ready to be sealed. A picture is drawn anew, so that nothing is left of it but its points: no place, no time, no name
 * of a camera or a person. A PDF goes as it is, where the organisation takes any.
 */
import {
  attachmentLimits,
  type AttachmentMode,
  type AttachmentType,
} from '../../../contract/attachments.ts';
import { pictureSize } from '../../../contract/picture-size.ts';
import { drawScaled } from './drawing.ts';

export type Ready = { type: AttachmentType; blob: Blob };
/** Why not, as the key of what is said of it. */
export type NotReady =
  | 'attachments.unreadable'
  | 'attachments.too-many-points'
  | 'attachments.too-large'
  | 'attachments.no-pdf'
  | 'attachments.blocked';

/** Points at most. The screen of a phone keeps each of its own. */
const most = 3_000_000;
/** Fewer would show nothing. */
const fewest = 100_000;
const quality = 0.85;
/** Bytes in which a file must say how large it is: colours and depths that cameras put before it take less. */
const enough = 4 * 1024 * 1024;

let before: Promise<unknown> = Promise.resolve();

/** Answers a key where it cannot be made ready. One after the other: what two decode at once takes twice the memory. */
export function madeReady(file: Blob, mode: AttachmentMode): Promise<Ready | NotReady> {
  const ready = before
    .then(() => made(file, mode))
    // Not a file any more, or no memory for it.
    .catch(() => 'attachments.unreadable' as const);
  before = ready;
  return ready;
}

async function made(file: Blob, mode: AttachmentMode): Promise<Ready | NotReady> {
  const start = new Uint8Array(await file.slice(0, enough).arrayBuffer());
  if (isPdf(start)) return pdf(file, mode);
  const size = pictureSize(start);
  // Not decoded to find out: that could take all memory of the page, and what was written with it.
  if (!size) return 'attachments.unreadable';
  if (size.width * size.height > attachmentLimits.points) return 'attachments.too-many-points';
  if (!canBeRead()) return 'attachments.blocked';
  return (await drawnAnew(file)) ?? 'attachments.unreadable';
}

/** By its first bytes: a name says nothing. */
const isPdf = (start: Uint8Array) => String.fromCharCode(...start.subarray(0, 5)) === '%PDF-';

async function pdf(file: Blob, mode: AttachmentMode): Promise<Ready | NotReady> {
  if (mode !== 'images-and-pdf') return 'attachments.no-pdf';
  if (file.size > attachmentLimits.bytes) return 'attachments.too-large';
  // Copied: what was picked has its name, and lies on a disk where it may change.
  return { type: 'application/pdf', blob: new Blob([await file.arrayBuffer()]) };
}

/** Half as many points each time, until it is small enough. */
async function drawnAnew(file: Blob): Promise<Ready | null> {
  // No image element and no address: a page's policy may allow neither. A camera's turning is done here, while it is still known.
  const picture = await createImageBitmap(file);
  let points = Math.min(picture.width * picture.height, most);
  const whole = drawnWith(points, picture);
  // At once. Asked for fewer points (`resizeWidth`), every engine decodes all of them first: measured, see decision 9.
  picture.close();
  let canvas = whole;
  do {
    const blob = await asJpeg(canvas);
    if (blob && blob.size <= attachmentLimits.bytes) return { type: 'image/jpeg', blob };
    points /= 2;
    canvas = drawnWith(points, whole);
  } while (points > fewest);
  return null;
}

function drawnWith(points: number, picture: ImageBitmap | HTMLCanvasElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  drawScaled(canvas, picture, Math.sqrt(points / (picture.width * picture.height)));
  return canvas;
}

function asJpeg(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));
}

/** Browsers that hide who uses them give noise or white for what was drawn: that would be sent as if it were the picture. */
function canBeRead(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = 8;
  canvas.height = 8;
  const pen = canvas.getContext('2d')!;
  const colour = [40, 90, 160, 255];
  pen.fillStyle = `rgb(${colour.slice(0, 3).join(' ')})`;
  pen.fillRect(0, 0, 8, 8);
  const { data } = pen.getImageData(0, 0, 8, 8);
  // Some change the last bits only, which nobody sees.
  return data.every((value, index) => Math.abs(value - colour[index % 4]!) <= 8);
}
