/** A partner's page in a frame of its own, for tests of the files as they were built. */

/** Lays the page into `frame`. What would take the whole window, which is that of the tests, takes the frame. */
export async function layPage(frame: HTMLIFrameElement, html: string): Promise<Document> {
  frame.srcdoc = html;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const { contentWindow } = frame;
  contentWindow!.open = (url) => {
    contentWindow!.location.assign(url!);
    return null;
  };
  return frame.contentDocument!;
}
