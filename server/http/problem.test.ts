import { readdirSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { problems, type ProblemSlug } from '../../contract/problems.ts';
import { renderMarkdown } from './markdown.ts';
import { describeError, installProblems, Problem } from './problem.ts';
import { newServer } from './server.ts';

const slugs = Object.keys(problems) as ProblemSlug[];
const folder = 'docs/problems';

describe('every problem', () => {
  test('has a page, and every page is a problem', () => {
    const pages = readdirSync(folder).map((file) => file.replace(/\.md$/, ''));
    expect(pages.sort()).toEqual([...slugs].sort());
  });

  test.each(slugs)('%s: the page opens with the title, and says what to do', (slug) => {
    const page = readFileSync(`${folder}/${slug}.md`, 'utf8');
    expect(page.startsWith(`# ${problems[slug].title}\n`)).toBe(true);
    expect(page).toMatch(/\n## What to do\n\n- /);
    expect(renderMarkdown(page)).not.toMatch(/^#|\]\(/m);
  });

  test.each(slugs)('%s is thrown somewhere', (slug) => {
    const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'server/*.ts'], {
      encoding: 'utf8',
    });
    const thrown = sources
      .trim()
      .split('\n')
      .filter((file) => !/\.test\.ts$|server\/testing\/|public-routes|openapi/.test(file))
      .some((file) => {
        const source = readFileSync(file, 'utf8').replace(/problemsOf\([^)]*\)/g, '');
        return new RegExp(`Problem\\([^)]*'${slug}'|\\d{3}: '${slug}'`).test(source);
      });
    expect(thrown).toBe(true);
  });
});

const lines: string[] = [];
const app = newServer(
  { logLevel: 'trace', trustProxy: false, publicUrl: new URL('https://meld.example.no') },
  { write: (line) => void lines.push(line) },
);
installProblems(app);
app.withTypeProvider<ZodTypeProvider>().post(
  '/things',
  {
    schema: {
      querystring: z.strictObject({ size: z.coerce.number().optional() }),
      body: z.strictObject({ name: z.string(), inner: z.strictObject({ list: z.array(z.int()) }) }),
      response: { 200: z.strictObject({ name: z.string() }) },
    },
  },
  ({ body }) => {
    if (body.name === 'problem')
      throw new Problem('route-changed', { extras: { route: { urgent: true } } });
    if (body.name === 'broken') throw new Error('the value of the query was Ola Nordmann');
    if (body.name === 'disguised') throw Object.assign(new Error('teapot'), { statusCode: 418 });
    return body;
  },
);
app.get('/things/:id', () => ({}));
await app.listen({ port: 0, host: '127.0.0.1' });
afterAll(() => app.close());
const { port } = app.server.address() as AddressInfo;

const good = { name: 'a', inner: { list: [] } };
const post = (payload: unknown, headers: Record<string, string> = {}, url = '/things') =>
  app.inject({
    method: 'POST',
    url,
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    headers: { 'content-type': 'application/json', ...headers },
  });

const expectProblem = (answer: Awaited<ReturnType<typeof post>>, slug: ProblemSlug) => {
  expect(answer.statusCode).toBe(problems[slug].status);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.json()).toMatchObject({ type: `/problems/${slug}`, ...problems[slug] });
  return answer.json<Record<string, unknown>>();
};

test('a Problem keeps its extension members, whatever the route says it answers', async () => {
  const body = expectProblem(await post({ ...good, name: 'problem' }), 'route-changed');
  expect(body['route']).toEqual({ urgent: true });
});

test('fields that are wrong are named by pointer', async () => {
  const body = expectProblem(await post({ name: 1, inner: { list: ['x'] } }), 'invalid-request');
  expect(body['errors']).toMatchObject([{ pointer: '/name' }, { pointer: '/inner/list/0' }]);
});

test('a field that nobody knows is refused', async () => {
  expectProblem(await post({ ...good, more: 1 }), 'invalid-request');
});

test('an error in the query says that it is there', async () => {
  const body = expectProblem(await post(good, {}, '/things?size=big'), 'invalid-request');
  expect(body['errors']).toMatchObject([
    { pointer: '/size', detail: expect.stringMatching(/^In the querystring: /) },
  ]);
});

test.each([
  ['JSON that ends too soon', '{"name":', 'malformed-request'],
  ['nothing', '', 'malformed-request'],
  ['a key that reaches for the prototype', '{"__proto__":{"x":1}}', 'malformed-request'],
  ['too much', JSON.stringify({ ...good, name: 'x'.repeat(70_000) }), 'too-large'],
] as const)('%s', async (_name, payload, slug) => {
  expectProblem(await post(payload), slug);
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/html',
])('a body of the type %s', async (type) => {
  expectProblem(await post(good, { 'content-type': type }), 'unsupported-media-type');
});

test('an address without a route', async () => {
  expectProblem(await app.inject({ url: '/nothing' }), 'not-found');
});

test('an address that cannot be decoded', async () => {
  expectProblem(await app.inject({ url: '/things/%E0%A4%A' }), 'malformed-request');
});

test('a wrong method says which are right', async () => {
  const answer = await app.inject({ method: 'DELETE', url: '/things/7?x=1' });
  expectProblem(answer, 'method-not-allowed');
  expect(answer.headers.allow).toBe('GET, HEAD');
});

test.each(['broken', 'disguised'])(
  'what nobody foresaw (%s) says nothing of it, outside or in the log',
  async (name) => {
    lines.length = 0;
    const answer = await post({ ...good, name });
    const body = expectProblem(answer, 'internal');
    expect(body['instance']).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(answer.body + lines.join()).not.toMatch(/Ola Nordmann|teapot/);
    expect(lines.join()).toContain(String(body['instance']).slice('urn:uuid:'.length));
    expect(lines.join()).toContain('problem.test.ts');
  },
);

test('an answer that breaks its contract is our failure', async () => {
  expectProblem(await post(good), 'internal');
});

test('bytes that are no request get a problem too', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write('\x16\x03\x01\x02 no http at all\r\n\r\n');
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  expect(text).toMatch(/^HTTP\/1\.1 400 /);
  expect(JSON.parse(text.slice(text.indexOf('{')))).toMatchObject({
    type: '/problems/malformed-request',
  });
});

describe('a body that does not come', () => {
  const lines: string[] = [];
  const slow = newServer(
    { logLevel: 'trace', trustProxy: false, publicUrl: new URL('https://meld.example.no') },
    { write: (line) => void lines.push(line) },
    { withinMs: 400, lookMs: 100 },
  );
  installProblems(slow);
  slow.post('/things', () => ({}));
  afterAll(() => slow.close());
  const begun = async () => {
    const { port } = new URL(await slow.listen({ port: 0, host: '127.0.0.1' }));
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      'POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"a":',
    );
    return socket;
  };

  test('gets 408 when its time is over, and whoever goes away in the middle is in no log', async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of await begun()) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    expect(text).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(JSON.parse(text.slice(text.indexOf('{')))).toEqual({
      type: '/problems/too-slow',
      ...problems['too-slow'],
    });
    await new Promise((resolve) => slow.server.close(resolve));
    expect(lines.filter((line) => !line.includes('listening'))).toEqual([]);
  });
});

test('a length that is not the length of the body', async () => {
  const status = await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': '70000' };
    const request = httpRequest({
      port,
      host: '127.0.0.1',
      path: '/things',
      method: 'POST',
      headers,
    });
    request.on('response', (response) => resolve(response.statusCode));
    request.on('error', reject);
    request.write('{}');
  });
  expect(status).toBe(413);
});

test('an error is described by where, never by what it says', () => {
  const error = new Error('insert failed: params: kari@example.no', {
    cause: Object.assign(new Error('row 7'), { code: 'SQLITE_FULL' }),
  });
  const text = JSON.stringify(describeError(error));
  expect(text).not.toMatch(/kari|row 7/);
  expect(text).toContain('SQLITE_FULL');
});
