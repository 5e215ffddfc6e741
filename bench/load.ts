/**
 * The load, in a process of its own: sends one sealed report again and again under new ids, and prints what came back.
 * Arguments: address, connections, seconds, file with the body.
 */
import autocannon from 'autocannon';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { newId } from '../contract/ids.ts';
import { aadOf, type Binding } from '../contract/sealing/binding.ts';
import type { SealedReport } from '../tests/clients/reporter.ts';

const [address = '', connections = '1', seconds = '1', file = ''] = process.argv.slice(2);
const body = JSON.parse(readFileSync(file, 'utf8')) as SealedReport;
const text = JSON.stringify(body);

const result = await autocannon({
  url: `${address}/api/v1/reports`,
  connections: Number(connections),
  duration: Number(seconds),
  requests: [
    {
      method: 'POST',
      path: '/api/v1/reports',
      setupRequest(request) {
        const id = idOfABrowser();
        const hash = randomBytes(32).toString('base64url');
        request.headers = { 'content-type': 'application/json', 'idempotency-key': id };
        request.body = text
          .replace(body.id, id)
          .replace(body.reporter.accessTokenHash, hash)
          .replaceAll(body.content.aad, aadFor(id, 'content'))
          .replaceAll(body.identity.aad, aadFor(id, 'identity'));
        return request;
      },
    },
  ],
});

/** Each report comes from another browser: nothing but the day is common to their ids. */
function idOfABrowser(): string {
  return newId().slice(0, 15) + randomUUID().slice(15);
}

/** The binding of the body to its id, in the organisation for which it was sealed. */
function aadFor(id: string, part: 'content' | 'identity'): string {
  const bound = Buffer.from(body[part].aad, 'base64url').toString('utf8');
  const { organisationId } = JSON.parse(bound) as Binding;
  return aadOf({ organisationId, id, version: 1, part });
}

console.log(
  JSON.stringify({
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    created: result['2xx'],
    others: result.non2xx + result.errors + result.timeouts,
  }),
);
