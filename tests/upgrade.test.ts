/**
 * Databases of earlier releases, kept as those releases made them, under the server of today and on both engines: nobody reads less
 * than before and nobody more, codes and sheets open what they opened, and nothing rings that was old.
 * `databases/README.md` says how a release adds its own.
 */
import { readFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOpen } from '../contract/cases/deadlines.ts';
import { isUnsettled } from '../contract/cases/ringing.ts';
import { systemClock } from '../contract/clock.ts';
import { factsAt } from '../contract/facts.make.ts';
import { ringAll } from '../server/ringing/ring.ts';
import { openTreeCache } from '../server/store/tree.ts';
import { emptyUrl } from '../server/testing/databases.ts';
import { handOver, openWhole, ringOf } from './clients/acts.ts';
import { accept, signIn } from './clients/handler.ts';
import { askRoute, noIdentity, report, settingsOf } from './clients/reporter.ts';
import { engines, putBack } from './databases/keep.ts';
import {
  buriedFor,
  comeBack,
  historyOf,
  lettersOf,
  readsOf,
  readsOnceLetIn,
  sheetOpens,
  shownTo,
  signInAll,
  treeChainIn,
  whoIs,
  type Hands,
} from './databases/look.ts';
import type { Kept } from './databases/record.ts';
import { serverTime, setTime, setTimeTo } from './databases/time.ts';
import { openRunning, type Running } from './running.ts';

const folder = fileURLToPath(new URL('databases/', import.meta.url));
const releases = readdirSync(folder).filter((name) => /^\d+\.\d+\.\d+$/.test(name));
const kept = releases.flatMap((release) => engines.map((engine) => [release, engine] as const));

it('there is a kept database of the first release', () => {
  expect(releases).toContain('0.1.0');
});

describe.each(kept)('a database of %s on %s', (release, engine) => {
  let record: Kept;
  let running: Running;
  let hands: Hands;
  const me = (email: string) => hands.get(email)!;
  const reportOf = (label: string) => record.reports.find((one) => one.label === label)!;

  beforeAll(async () => {
    const from = join(folder, release);
    record = JSON.parse(await readFile(join(from, `${engine}.json`), 'utf8')) as Kept;
    const databaseUrl = await emptyUrl(engine);
    await putBack(engine, databaseUrl, from);
    setTimeTo(new Date(record.opensAt));
    const environment = { ...serverTime(), MOBBEKNAPP_SECRET: record.secret };
    running = await openRunning({ databaseUrl, environment });
    await running.start();
    hands = await signInAll(running.address, record.people);
  });
  afterAll(async () => {
    await running?.remove();
    setTime(0);
  });

  it('everybody comes in with password and app, and whoever has left does not', async () => {
    expect([...hands.keys()].sort()).toEqual(record.people.map(({ email }) => email).sort());
    for (const account of record.disabled) {
      const refused = await signIn(running.address, account).catch((error: unknown) => error);
      expect(refused).toMatchObject({ status: 401 });
    }
  });

  it('sessions that were open go on', async () => {
    for (const { email, cookie } of record.sessions)
      expect(await whoIs(running.address, cookie)).toBe(email);
  });

  it('the history of each case holds what it held, unbroken', async () => {
    for (const { label, caseId, history } of record.reports) {
      const reader = record.people.find(({ reads: { opens, sealed } }) =>
        [...opens, ...sealed].includes(label),
      )!;
      const hashes = await historyOf(me(reader.email), caseId);
      expect([label, hashes[history.entries - 1]]).toEqual([label, history.hash]);
    }
  });

  it('each reads every report that she could read, and no other', async () => {
    const reads = await Promise.all(
      record.people.map(async ({ email }) => [email, await readsOf(me(email), record.reports)]),
    );
    expect(reads).toEqual(record.people.map(({ email, reads }) => [email, reads]));
  });

  it('each follow-up code opens its report, with the messages', async () => {
    const found = await Promise.all(record.reports.map((one) => comeBack(running.address, one)));
    expect(found).toEqual(record.reports.map(({ status, messages }) => ({ status, messages })));
  });

  it('each printed sheet opens what it opened', async () => {
    for (const { code, administrator, opens } of record.sheets)
      expect(await sheetOpens(me(administrator), code)).toEqual(opens);
  });

  it('no letter leaves but those that waited', async () => {
    expect(await lettersOf(running, record.letters.length)).toEqual(record.letters);
  });

  it('letters that reached nobody are still told of', async () => {
    for (const [administrator, addresses] of Object.entries(record.buried))
      expect(await buriedFor(me(administrator))).toEqual(addresses);
  });

  it('who waits is let in by a colleague, who was invited comes in, and each reads what she would have', async () => {
    for (const { email, inboxId, by, reads } of record.comers) {
      const token = record.invitations.find((one) => one.email === email)?.token;
      if (token !== undefined) {
        const account = await accept(running.address, token, 'fire hvite hus på rad');
        hands.set(email, await signIn(running.address, account, account.recoveryCodes[0]));
      }
      const found = await readsOnceLetIn(me(email), me(by), inboxId, record.reports);
      expect([email, found]).toEqual([email, reads]);
    }
  });

  it('what lies sealed to an earlier key is handed over to that of now, once', async () => {
    expect(record.toHandOver.length).toBeGreaterThan(0);
    for (const { label, by, parts } of record.toHandOver) {
      const ring = await ringOf(me(by));
      const whole = await openWhole(me(by), ring, reportOf(label).caseId);
      expect([label, await handOver(me(by), ring, whole)]).toEqual([label, parts]);
      const again = await openWhole(me(by), { ...ring, retiredKeys: [] }, reportOf(label).caseId);
      expect(again.opened.content.text).toBe(reportOf(label).text);
      expect(await handOver(me(by), ring, again)).toBe(0);
    }
  });

  it('a new report from each unit is taken, and somebody of its readers opens it', async () => {
    for (const { slug } of record.trees) {
      const { units } = await settingsOf(running.address, slug);
      for (const { id, name } of units) {
        const facts = factsAt(id, {
          role: 'other',
          about: 'someone-else',
          what: ['words'],
          where: ['other'],
        });
        const { readers } = await askRoute(running.address, slug, facts);
        const reading = readers.filter((one) => one.as === 'reader').map((one) => one.inboxId);
        const text = `Nytt fra ${name}`;
        const content = { text };
        await report(running.address, { organisation: slug, facts, content, identity: noIdentity });
        expect([name, await readersFinding(text, reading)]).not.toEqual([name, []]);
      }
    }
  });

  /** Addresses of those in these inboxes who hold a key and open a report with this text that was not there before. */
  async function readersFinding(text: string, inboxIds: string[]): Promise<string[]> {
    const known = record.reports.map(({ caseId }) => caseId);
    const found: string[] = [];
    for (const one of hands.values()) {
      const { handler, memberships } = one.session;
      if (!memberships.some(({ inboxId }) => inboxIds.includes(inboxId))) continue;
      const ring = await ringOf(one);
      for (const caseId of (await shownTo(one)).filter((id) => !known.includes(id))) {
        const whole = await openWhole(one, ring, caseId).catch(() => null);
        if (whole?.opened.content.text === text) found.push(handler.email);
      }
    }
    return found;
  }

  it('the history of each tree is unbroken', async () => {
    await running.stop();
    for (const { rootId } of record.trees)
      expect(await running.withStore((store) => treeChainIn(store, rootId))).toBe('intact');
  });

  it('closing met no deadline, what is over has passed, and the first look rings nothing', async () => {
    await running.withStore(async (store) => {
      await ringAll({ store, trees: openTreeCache(), clock: systemClock });
      for (const { label, caseId, status } of record.reports)
        for (const { rootId } of record.trees) {
          const found = await store.read(({ cases }) => cases.find(rootId, caseId));
          if (!found) continue;
          const { deadlines } = found;
          const plan = deadlines.find(({ kind }) => kind === 'plan');
          expect([label, plan?.end?.as]).not.toEqual([label, 'met']);
          if (status === 'closed') expect(deadlines.filter(isOpen)).toEqual([]);
          for (const { kind, end } of deadlines)
            if (kind === 'family-may-go-on') expect(end).toBeNull();
          expect(isUnsettled(deadlines)).toBe(false);
          for (const { ringsAt } of deadlines)
            if (ringsAt !== null) expect(ringsAt).toBeGreaterThan(Date.now());
          const history = await store.read(({ audit }) => audit.ofChain(rootId, caseId));
          // 0.1.0 knew no ringing; a later release has rung while it was lived in, and not anew for the upgrade.
          const since = release === '0.1.0' ? 0 : Date.parse(record.opensAt);
          const rung = history.filter(
            ({ action, at }) => ['reminded', 'went-on'].includes(action) && at.getTime() >= since,
          );
          expect([label, rung]).toEqual([label, []]);
        }
    });
  });
});
