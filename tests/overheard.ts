/** Everything that a browser sends out while somebody fills in the form: addresses, headers, bodies, words on a socket. */
import type { BrowserContext, Page } from 'playwright';

export type Overheard = {
  /** All of it as one text, bodies as bytes and as UTF-8. Waits until the browser has told every header. */
  everything(): Promise<string>;
  /** Bodies of what was posted to this path. */
  posted(path: string): string[];
};

/** Listens from now on. */
export function overhear(context: BrowserContext, page: Page): Overheard {
  const pieces: Promise<string>[] = [];
  const bodies: { path: string; text: string }[] = [];
  context.on('request', (request) => {
    const body = request.postDataBuffer() ?? Buffer.alloc(0);
    const text = body.toString('utf8');
    bodies.push({ path: new URL(request.url()).pathname, text });
    pieces.push(
      request
        .allHeaders()
        .then((headers) =>
          [request.method(), request.url(), JSON.stringify(headers), text].join('\n'),
        ),
    );
    pieces.push(Promise.resolve(body.toString('latin1')));
  });
  page.on('websocket', (socket) => {
    pieces.push(Promise.resolve(socket.url()));
    socket.on('framesent', ({ payload }) => pieces.push(Promise.resolve(payload.toString())));
  });
  page.on('console', (message) => pieces.push(Promise.resolve(message.text())));
  return {
    everything: async () => (await Promise.all(pieces)).join('\n'),
    posted: (path) => bodies.filter((one) => one.path === path).map(({ text }) => text),
  };
}
