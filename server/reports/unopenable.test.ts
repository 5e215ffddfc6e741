/** Reports that could open for nobody: each is refused while the reporter is there, with nothing written, and she is told what to do. */
import { hash } from 'node:crypto';
import { GeneralEncrypt } from 'jose/jwe/general/encrypt';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ReportRequest } from '../../contract/api/public.ts';
import { newId } from '../../contract/ids.ts';
import { utf8 } from '../../contract/sealing/bytes.ts';
import { bytesOf } from '../../contract/sealing/binding.ts';
import { thumbprint, type PublicKey } from '../../contract/sealing/keys.ts';
import { seal } from '../../contract/sealing/seal.ts';
import { faults, misspelt, mirrored, resized } from '../testing/bent.ts';
import {
  countRows,
  openServerWorld,
  postReport,
  sealedReport,
  seedPlace,
  storedReport,
  type Place,
} from '../testing/server-world.ts';
import { renewKey } from '../testing/tree.ts';

const world = await openServerWorld();
const place = await seedPlace(world);
/** Another for each test: where one was taken after all, the next must not be refused for its id. */
let body: ReportRequest;
beforeEach(async () => {
  ({ body } = await sealedReport(world, place));
});
const parts = ['content', 'identity'] as const;
type Refusal = { status: number; errors: { pointer: string; detail: string }[] };

/** What is refused of a report, after nothing was found written. */
async function refusalOf(report: ReportRequest, at = place): Promise<Refusal> {
  const answer = await postReport(world, report);
  expect(answer.statusCode).toBe(422);
  const nothing = { owner: 0, independent: 0, school: 0, letters: 0 };
  expect(await countRows(world, at)).toEqual(nothing);
  return answer.json<Refusal>();
}

describe.each(parts)('%s', (part) => {
  test.each(faults)('with %s is refused', async (_name, pointer, bend) => {
    const refused = await refusalOf({ ...body, [part]: bend(body[part]) });
    expect(refused.errors.map((error) => error.pointer)).toEqual([`/${part}${pointer}`]);
    expect(refused.errors[0]!.detail).toMatch(/^(Give|Make|Wrap|Fill) .+[.:].*$/);
  });

  test('that was truly sealed, but not filled up, is refused: its length tells what was written', async () => {
    const keys = [place.inboxes.school, place.inboxes.owner].map(({ keys }) => keys.publicKey);
    const binding = { organisationId: place.rootId, id: body.id, version: 1, part } as const;
    const jwe = new GeneralEncrypt(utf8('{"text":"De låser døra."}'))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' })
      .setAdditionalAuthenticatedData(bytesOf(binding));
    for (const { kid, ...point } of [...keys, body.reporter.key])
      jwe.addRecipient(point).setUnprotectedHeader({ kid });
    const unpadded = (await jwe.encrypt()) as ReportRequest['content'];
    const refused = await refusalOf({ ...body, [part]: unpadded });
    expect(refused.errors.map(({ pointer }) => pointer)).toEqual([`/${part}/ciphertext`]);
  });
});

describe('a reporter’s key that is an inbox’s is refused', () => {
  const sealedWith = async (key: PublicKey, place: Place): Promise<ReportRequest> => {
    const { body } = await sealedReport(world, place);
    const readers = body.content.recipients
      .map(({ header }) => header.kid)
      .filter((kid) => kid !== body.reporter.key.kid);
    const keys = Object.values(place.inboxes).map(({ keys }) => keys.publicKey);
    const to = [...keys.filter(({ kid }) => readers.includes(kid) && kid !== key.kid), key];
    const binding = { organisationId: place.rootId, id: body.id, version: 1 } as const;
    const [content, identity] = await Promise.all(
      parts.map((part) => seal({ text: '' }, to, { ...binding, part })),
    );
    const sealed = { content, identity } as Pick<ReportRequest, 'content' | 'identity'>;
    return { ...body, ...sealed, reporter: { ...body.reporter, key } };
  };
  const pointersOf = async (key: PublicKey, at = place) =>
    (await refusalOf(await sealedWith(key, at), at)).errors.map(({ pointer }) => pointer);

  test.each(['school', 'independent'] as const)('where it is that of %s', async (inbox) => {
    expect(await pointersOf(place.inboxes[inbox].keys.publicKey)).toEqual(['/reporter/key']);
  });

  test('where it is an earlier one', async () => {
    const renewed = await seedPlace(world);
    const { school } = renewed.inboxes;
    const { publicKey } = school.keys;
    school.keys = await renewKey(world.store, renewed.rootId, school.id);
    expect(await pointersOf(publicKey, renewed)).toEqual(['/reporter/key']);
  });

  test('where it is the mirror image of one: the inbox’s private key opens what is sealed to it', async () => {
    const point = mirrored(place.inboxes.school.keys.publicKey);
    const key = { ...point, kid: await thumbprint(point) };
    expect(await pointersOf(key)).toEqual(['/reporter/key']);
  });
});

describe('the way back', () => {
  test.each<[string, (parts: string[]) => string[]]>([
    ['a wrapped key of one byte', ([header, , ...rest]) => [header!, 'AA', ...rest]],
    ['an iv of one byte', ([header, key, , ...rest]) => [header!, key!, 'AA', ...rest]],
    [
      'a tag of one byte',
      ([header, key, iv, ciphertext]) => [header!, key!, iv!, ciphertext!, 'AA'],
    ],
    [
      'a ciphertext in which no key has room',
      ([header, key, iv, ciphertext, tag]) => [
        ...[header!, key!, iv!, resized(ciphertext!, 100), tag!],
      ],
    ],
  ])('with a lock that has %s is refused', async (_name, change) => {
    const lockedKey = change(body.reporter.lockedKey.split('.')).join('.');
    const refused = await refusalOf({ ...body, reporter: { ...body.reporter, lockedKey } });
    expect(refused.errors.map(({ pointer }) => pointer)).toEqual(['/reporter/lockedKey']);
  });

  test('whose token’s hash is spelt as no browser spells it is refused: it would never be found', async () => {
    const accessTokenHash = misspelt(body.reporter.accessTokenHash);
    const reporter = { ...body.reporter, accessTokenHash };
    const refused = await refusalOf({ ...body, reporter });
    expect(refused.errors.map(({ pointer }) => pointer)).toEqual(['/reporter/accessTokenHash']);
  });
});

test('a part that names a reader twice is refused, and it is said which', async () => {
  const { recipients } = body.content;
  const content = { ...body.content, recipients: [...recipients, recipients[0]!] };
  const refused = await refusalOf({ ...body, content });
  expect(refused.errors[0]!.pointer).toBe(`/content/recipients/${recipients.length}/header/kid`);
});

test('a report that was stored under older rules is answered as before when it is sent again', async () => {
  const stored = await storedReport(world, await seedPlace(world));
  const { organisation, reporter, content } = stored.body;
  const id = newId();
  const accessTokenHash = hash('sha256', id, 'base64url');
  const bent = {
    ...{ ...stored.body, id, content: { ...content, tag: 'AA' } },
    reporter: { ...reporter, accessTokenHash },
  };
  const payload = JSON.stringify(bent);
  await world.store.transaction(async ({ reports, organisations }) => {
    const { rootId } = (await organisations.bySlug(organisation))!;
    const row = (await reports.get(rootId, stored.body.id))!;
    const bodyHash = hash('sha256', payload, 'base64url');
    await reports.add({ ...row, id, bodyHash, accessTokenHash, content: bent.content });
  });
  const url = '/api/v1/reports';
  const headers = { 'content-type': 'application/json', 'idempotency-key': id };
  const again = await world.app.inject({ method: 'POST', url, payload, headers });
  expect(again.statusCode).toBe(201);
});
