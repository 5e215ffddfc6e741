/** Draws a picture onto a canvas, smaller than it is: what is sent, and the small one beside the button that takes it away. */

/** `scale`: 1 is as large as it is. A side never becomes nothing. */
export function drawScaled(
  canvas: HTMLCanvasElement,
  picture: ImageBitmap | HTMLCanvasElement,
  scale: number,
): void {
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d')!;
  // What can be seen through becomes white, not black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
}
