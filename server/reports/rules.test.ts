/** What is refused of a report, with nothing written. */
import { describe, expect, test } from 'vitest';
import type { ReportRequest } from '../../contract/api/public.ts';
import { newId } from '../../contract/ids.ts';
import { newKeyPair, thumbprint } from '../../contract/sealing/keys.ts';
import { seal } from '../../contract/sealing/seal.ts';
import {
  countRows,
  openServerWorld,
  postReport,
  sealedReport,
  seedPlace,
  typeOf,
} from '../testing/server-world.ts';
import { schoolRow } from '../testing/tree.ts';

const world = await openServerWorld();
const freshPlace = () => seedPlace(world);

describe('what is refused, with nothing written', () => {
  const refused = async (
    change: (body: ReportRequest) => ReportRequest,
    over: Parameters<typeof sealedReport>[2] = {},
  ) => {
    const place = await freshPlace();
    const { body } = await sealedReport(world, place, over);
    const answer = await postReport(world, change(body));
    expect(await countRows(world, place)).toEqual({
      owner: 0,
      independent: 0,
      school: 0,
      letters: 0,
    });
    return answer;
  };
  const pointers = (answer: { json(): unknown; statusCode: number }) => {
    expect(answer.statusCode).toBe(422);
    return (answer.json() as { errors: { pointer: string }[] }).errors.map(
      ({ pointer }) => pointer,
    );
  };

  test.each(['handler', 'no-javascript'])(
    'one that says it was written by way of %s: that is for the server to say',
    async (written) => {
      const answer = await refused((body) => ({
        ...body,
        written: written as ReportRequest['written'],
      }));
      expect(pointers(answer)).toEqual(['/written']);
    },
  );

  test.each(['frame', 'own-page'] as const)('but not one written in a %s', async (written) => {
    const place = await freshPlace();
    const { body } = await sealedReport(world, place);
    expect((await postReport(world, { ...body, written })).statusCode).toBe(201);
  });

  test('an organisation that does not exist', async () => {
    expect((await refused((body) => ({ ...body, organisation: 'finnes-ikke' }))).statusCode).toBe(
      404,
    );
  });

  test('a unit of another place', async () => {
    const { schoolId } = await freshPlace();
    const answer = await refused((body) => ({
      ...body,
      facts: { ...body.facts, unitId: schoolId },
    }));
    expect(pointers(answer)).toEqual(['/facts/unitId']);
  });

  test('an organisation that is no unit', async () => {
    const place = await freshPlace();
    const { body } = await sealedReport(world, place);
    const answer = await postReport(world, {
      ...body,
      facts: { ...body.facts, unitId: place.rootId },
    });
    expect(pointers(answer)).toEqual(['/facts/unitId']);
  });

  test('a choice of another sector', async () => {
    const answer = await refused((body) => ({
      ...body,
      facts: { ...body.facts, role: 'athlete', lane: 'praise' },
    }));
    expect(pointers(answer)).toEqual(['/facts/role', '/facts/lane']);
  });

  test('a key under a wrong name', async () => {
    const { publicKey } = await newKeyPair();
    const answer = await refused((body) => ({
      ...body,
      reporter: { ...body.reporter, key: { ...publicKey, kid: body.reporter.key.kid } },
    }));
    expect(pointers(answer)).toEqual(['/reporter/key/kid']);
  });

  test('a key off the curve under its right name: nobody could answer', async () => {
    const { publicKey } = await newKeyPair();
    const point = { ...publicKey, y: publicKey.x };
    const key = { ...point, kid: await thumbprint(point) };
    const answer = await refused((body) => ({ ...body, reporter: { ...body.reporter, key } }));
    expect(pointers(answer)).toEqual(['/reporter/key']);
  });

  test.each([
    ['a grant', '{"alg":"ECDH-ES+A256KW","enc":"A256GCM","cty":"jwk+json"}'],
    ['another content', '{"alg":"A256KW","enc":"A256GCM"}'],
    ['a member more', '{"alg":"A256KW","enc":"A256GCM","cty":"jwk+json","zip":"DEF"}'],
    ['no JSON', 'nothing'],
  ])('a private key that is locked in another way: %s', async (_name, header) => {
    const answer = await refused((body) => {
      const [, ...rest] = body.reporter.lockedKey.split('.');
      const lockedKey = [Buffer.from(header).toString('base64url'), ...rest].join('.');
      return { ...body, reporter: { ...body.reporter, lockedKey } };
    });
    expect(pointers(answer)).toEqual(['/reporter/lockedKey']);
  });

  test('a part with the same recipient twice, and one too few', async () => {
    const answer = await refused((body) => {
      const [first, ...others] = body.content.recipients;
      const recipients = [first!, first!, ...others.slice(1)];
      return { ...body, content: { ...body.content, recipients } };
    });
    expect(pointers(answer)).toContain('/content/recipients/1/header/kid');
  });

  test('a unit of the same tree that the organisation’s own form does not offer', async () => {
    const place = await freshPlace();
    const { body } = await sealedReport(world, place);
    const { organisations } = await world.store.read((records) =>
      records.organisations.tree(place.rootId),
    );
    const beside = schoolRow(organisations.get(place.rootId)!, { name: 'Naboskolen' });
    const { inboxId } = organisations.get(place.schoolId)!;
    await world.store.transaction(async (records) => {
      await records.organisations.putOrganisation({ ...beside, inboxId });
      await records.organisations.treeChanged(place.rootId);
    });
    const answer = await postReport(world, { ...body, organisation: beside.slug });
    expect(pointers(answer)).toEqual(['/facts/unitId']);
    expect((await postReport(world, body)).statusCode).toBe(201);
  });

  test('parts that were sealed for each other’s place', async () => {
    const answer = await refused((body) => ({
      ...body,
      content: body.identity,
      identity: body.content,
    }));
    expect(pointers(answer)).toEqual(['/content/aad', '/identity/aad']);
  });

  test('a part that is no JWE of ours', async () => {
    const answer = await refused((body) => ({
      ...body,
      content: { ...body.content, protected: 'e30' },
    }));
    expect(pointers(answer)).toEqual(['/content']);
  });

  test('an access token that belongs to another report', async () => {
    const place = await freshPlace();
    const [one, other] = [await sealedReport(world, place), await sealedReport(world, place)];
    await postReport(world, one.body);
    const { accessTokenHash } = one.body.reporter;
    const answer = await postReport(world, {
      ...other.body,
      reporter: { ...other.body.reporter, accessTokenHash },
    });
    expect(pointers(answer)).toEqual(['/reporter/accessTokenHash']);
    expect(await countRows(world, place)).toMatchObject({ school: 1, letters: 1 });
  });

  test.each([
    ['another key', newId()],
    ['an empty key', ''],
  ])('%s in the header', async (_name, key) => {
    const place = await freshPlace();
    const { body } = await sealedReport(world, place);
    expect(typeOf(await postReport(world, body, { 'idempotency-key': key }))).toBe(
      '/problems/idempotency-key-missing',
    );
  });

  test('one that is sealed to a reader fewer', async () => {
    const answer = await refused((body) => ({
      ...body,
      content: { ...body.content, recipients: body.content.recipients.slice(1) },
    }));
    expect(typeOf(answer)).toBe('/problems/route-changed');
  });

  test('one that is sealed to a stranger as well', async () => {
    const place = await freshPlace();
    const { body } = await sealedReport(world, place);
    const keys = [...Object.values(place.inboxes).map(({ keys }) => keys), await newKeyPair()];
    const to = [...keys.map(({ publicKey }) => publicKey), body.reporter.key];
    const binding = {
      organisationId: place.rootId,
      id: body.id,
      version: 1,
      part: 'content',
    } as const;
    const answer = await postReport(world, {
      ...body,
      content: await seal({ text: '' }, to, binding),
    });
    expect(typeOf(answer)).toBe('/problems/route-changed');
  });
});
