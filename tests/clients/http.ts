/** A small HTTP client for the demo, the tests and the bench: JSON in, JSON out, and an error that shows the server's problem. */

export class Refused extends Error {
  readonly status: number;
  readonly body: string;
  constructor(status: number, body: string) {
    super(`${status}: ${body}`);
    this.status = status;
    this.body = body;
  }
}

type Call = {
  method?: 'GET' | 'POST' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
};
type Answered = { status: number; headers: Headers; text: string };

/** Sends one request to the API; throws `Refused` on any answer that is no success. */
export async function call(
  server: string,
  path: string,
  { method = 'GET', body, headers = {} }: Call = {},
): Promise<Answered> {
  const answer = await fetch(`${server}/api/v1${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Refused(answer.status, text);
  return { status: answer.status, headers: answer.headers, text };
}

export async function callFor<T>(server: string, path: string, options?: Call): Promise<T> {
  const { text } = await call(server, path, options);
  return (text === '' ? null : JSON.parse(text)) as T;
}
