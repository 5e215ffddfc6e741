/**
 * Somebody who can write to the database moves messages about: to other cases and reports, to other times, under other names, in as
 * many ways as come to mind. The real server hands out what is left, and neither desk nor form shows one where it does not belong.
 */
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseAnswer, ReadingAnswer } from '../contract/api/cases.ts';
import type { FollowUpAnswer } from '../contract/api/public.ts';
import { open } from '../contract/sealing/seal.ts';
import type { KeyRing } from '../desk/keys.ts';
import { openReading, sealMessage } from '../desk/opened.ts';
import { opened } from '../widget/questions/followed.ts';
import { openStore } from './store/open.ts';
import { SqliteDatabase } from './store/sqlite-driver.ts';
import { freshUrl, storeSecrets } from './testing/databases.ts';
import {
  asHandler,
  askFollowUp,
  openServerWorld,
  seedPlace,
  storedReport,
  type Place,
  type ServerWorld,
} from './testing/server-world.ts';

/** Columns of one message row that somebody has written other values into. */
type Change = {
  message: number;
  column: 'case_id' | 'report_id' | 'both' | 'handler_id' | 'sent_at';
  from: number;
};

const cases = 3;
const perCase = 2;
const changes = fc.array(
  fc.record<Change>({
    message: fc.nat(cases * perCase - 1),
    column: fc.constantFrom('case_id', 'report_id', 'both', 'handler_id', 'sent_at'),
    /** The message whose values are copied. */
    from: fc.nat(cases * perCase - 1),
  }),
  { minLength: 1, maxLength: 8 },
);

describe.each(['sqlite', 'postgres'] as const)('messages moved on %s', (kind) => {
  let world: ServerWorld;
  let place: Place;
  let run: (sql: string) => Promise<unknown>;
  let hangUp: () => Promise<unknown>;
  const reports: Awaited<ReturnType<typeof storedReport>>[] = [];
  const sent: { caseIndex: number; text: string; id: string }[] = [];

  beforeAll(async () => {
    const url = await freshUrl(kind);
    const store = await openStore(url, storeSecrets);
    if (kind === 'sqlite') {
      const db = new SqliteDatabase(url.slice('file:'.length));
      run = (sql) => Promise.resolve(db.exec(sql));
      hangUp = () => Promise.resolve(db.close());
    } else {
      const pool = new pg.Pool({ connectionString: url, max: 1 });
      run = (sql) => pool.query(sql);
      hangUp = () => pool.end();
    }
    world = await openServerWorld({ store });
    place = await seedPlace(world);
    for (let index = 0; index < cases; index++) reports.push(await storedReport(world, place));
    for (let round = 0; round < perCase; round++)
      for (const caseIndex of reports.keys()) {
        world.pass(60_000);
        const text = `Svar ${round} til ${caseIndex}`;
        sent.push({ caseIndex, text, id: await send(caseIndex, text) });
      }
    await run('create table kept as select * from messages');
  });
  afterAll(async () => {
    await hangUp();
    await world.store.close();
  });

  const ring = (): KeyRing => {
    const { school } = place.inboxes;
    const inboxKeys = new Map([[school.id, school.keys.privateKey]]);
    return { handlerKey: null, inboxKeys, retiredKeys: [], ownerGrants: [], broken: [] };
  };
  const rektor = () => asHandler(world, place.handlers.rektor);

  async function atDesk(index: number) {
    const { caseId } = reports[index]!;
    const item = (await rektor().get(`/cases/${caseId}`)).json<CaseAnswer>();
    const reading = (await rektor().post(`/cases/${caseId}/readings`)).json<ReadingAnswer>();
    return openReading(ring(), reading, item);
  }

  async function inForm(index: number) {
    const { accessToken, reporter } = reports[index]!;
    const answer = (await askFollowUp(world, accessToken)).json<FollowUpAnswer>();
    return opened(answer, reporter.privateKey, place.rootId, open);
  }

  async function send(index: number, text: string): Promise<string> {
    const { caseId, body } = reports[index]!;
    const { id, sealed } = await sealMessage(text, await atDesk(index));
    const message = { id, reportId: body.id, sealed };
    const path = `/cases/${caseId}/messages`;
    const answer = await rektor().post(path, message, { 'idempotency-key': id });
    expect(answer.statusCode, answer.body).toBe(201);
    return id;
  }

  async function write({ message, column, from }: Change): Promise<void> {
    const [id, other] = [sent[message]!.id, sent[from]!.id];
    const set = (name: string) =>
      run(
        name === 'handler_id'
          ? `update messages set handler_id = null where id = '${id}'`
          : `update messages set ${name} = (select ${name} from kept where id = '${other}') where id = '${id}'`,
      );
    for (const name of column === 'both' ? ['case_id', 'report_id'] : [column]) await set(name);
  }

  const restore = async () => {
    await run('delete from messages');
    await run('insert into messages select * from kept');
  };

  it('are shown where they belong, as long as nobody has moved them', async () => {
    for (const index of reports.keys()) {
      const own = sent.filter(({ caseIndex }) => caseIndex === index).map(({ text }) => text);
      const { messages, missing } = await atDesk(index);
      expect(messages.map(({ text }) => text)).toEqual(own);
      expect(missing).toBe(0);
      expect((await inForm(index)).messages.map(({ text }) => text)).toEqual(own);
    }
  });

  it('are shown nowhere else, never twice, in their order and in their writer’s name', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (moves) => {
        await restore();
        for (const move of moves) await write(move);
        for (const index of reports.keys()) {
          const own = sent.filter(({ caseIndex }) => caseIndex === index).map(({ text }) => text);
          const desk = await atDesk(index);
          for (const list of [desk.messages, (await inForm(index)).messages]) {
            const texts = list.flatMap(({ text }) => text ?? []);
            expect(own.filter((text) => texts.includes(text))).toEqual(texts);
          }
          const [shown, refused] = [true, false].map((is) =>
            desk.messages.filter(({ text }) => (text !== null) === is),
          );
          expect(shown!.filter(({ fromHandler }) => fromHandler === null)).toEqual([]);
          // What is not shown where it belongs is told of: it stands there refused, or is said to be missing.
          expect(shown!.length + refused!.length + desk.missing).toBeGreaterThanOrEqual(own.length);
        }
      }),
      { numRuns: 12 },
    );
  });
});
