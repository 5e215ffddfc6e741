/** Draws a small picture of a picture: on a canvas, because a page's policy may allow no address of an image. */
import type { Picked } from '../../questions/draft.ts';
import { drawScaled } from './drawing.ts';

/** Points of the longer side: twice what it takes on the screen, for screens with small points. */
const longest = 192;

/** What each canvas shows or is about to. */
const shown = new WeakMap<HTMLCanvasElement, Picked>();

/** A canvas that shows it already is left alone; one that goes away needs nothing. */
export function drawn(canvas: HTMLCanvasElement, picked: Picked | undefined): void {
  if (!picked || shown.get(canvas) === picked) return;
  shown.set(canvas, picked);
  void draw(canvas, picked);
}

async function draw(canvas: HTMLCanvasElement, picked: Picked): Promise<void> {
  const picture = await createImageBitmap(picked.blob);
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  if (shown.get(canvas) === picked) drawScaled(canvas, picture, scale);
  picture.close();
}
