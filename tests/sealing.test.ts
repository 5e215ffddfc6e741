/**
 * Sealing, seen from outside: what a child writes is nowhere but in the two browsers. Not in the requests of the form, the
 * database file and its log, the letters, what the server prints, nor in a dump of PostgreSQL.
 */
import { factsAt } from '../contract/facts.make.ts';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListAnswer } from '../contract/api/cases.ts';
import { newId } from '../contract/ids.ts';
import { open, seal } from '../contract/sealing/seal.ts';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { findPostgres } from '../scripts/find-postgres.ts';
import { freshUrl } from '../server/testing/databases.ts';
import { seedMunicipality } from '../server/testing/people-world.ts';
import { accept, ask, read, signIn, type Account, type SignedIn } from './clients/handler.ts';
import { recover } from './clients/inbox-keys.ts';
import { Refused } from './clients/http.ts';
import {
  askRoute,
  followUp,
  post,
  report,
  sealReport,
  type SealedReport,
} from './clients/reporter.ts';
import { answerMarker, found, marker, nameMarker, password, phoneMarker } from './markers.ts';
import { overhear } from './overheard.ts';
import { answerAll, sendAndKeep } from './reporter-hands.ts';
import { pupil } from './reporters.ts';
import { layMunicipality, openRunning, type Municipality, type Running } from './running.ts';
import { openWatched } from './watched-page.ts';

const kinds = ['sqlite', 'postgres'] as const;

describe.each(kinds)('a report on %s', (kind) => {
  let running: Running;
  let place: Municipality;
  let head: { account: Account; signedIn: SignedIn };
  let sent: Awaited<ReturnType<typeof report>>;
  let caseId: string;
  let neighbour: { slug: string; rootId: string; schoolId: string };
  let browser: Browser;

  const facts = () => factsAt(place.unitId, { accused: 'several' });
  const draft = () => ({
    organisation: place.slug,
    facts: facts(),
    content: { text: marker },
    identity: {
      names: nameMarker,
      contact: {
        how: 'reach' as const,
        name: nameMarker,
        phone: phoneMarker,
        email: '',
        mustNotKnow: '',
        safeTime: '',
      },
    },
  });

  beforeAll(async () => {
    running = await openRunning(
      kind === 'postgres' ? { databaseUrl: await freshUrl('postgres') } : {},
    );
    place = await layMunicipality(running);
    const slug = 'nabo-oppdiktet';
    const laid = await running.withStore((store) => seedMunicipality({ store }, slug));
    neighbour = { slug, ...laid };
    await running.start();
    browser = await chromium.launch(await chromiumLaunch());
    const account = await accept(running.address, place.invitations.head, password);
    const code = account.recoveryCodes[0]!;
    const signedIn = await signIn(running.address, account, code);
    await recover(signedIn, place.school.id, place.school.recoveryCode);
    head = { account, signedIn };
    sent = await report(running.address, draft());
    const { cases } = await ask<ListAnswer>(signedIn, '/cases');
    caseId = cases[0]!.id;
  });

  afterAll(async () => {
    await browser?.close();
    await running.remove();
  });

  it('opens at the desk, with names and contact apart', async () => {
    const opened = await read(head.signedIn, caseId);
    expect(opened.content).toEqual({ text: marker });
    expect(opened.identity).toEqual(draft().identity);
  });

  it('is answered, and the reporter reads the answer with the code', async () => {
    const { reading } = await read(head.signedIn, caseId);
    const id = newId();
    const binding = { organisationId: place.rootId, id, version: 1, part: 'message' } as const;
    const sealed = await seal(
      { text: answerMarker },
      reading.sealTo.map(({ key }) => key),
      binding,
    );
    await ask(head.signedIn, `/cases/${caseId}/messages`, {
      method: 'POST',
      body: { id, reportId: reading.reportId, sealed },
      headers: { 'idempotency-key': id },
    });
    const back = await followUp(running.address, sent.code, place.rootId);
    expect(back.messages).toEqual([{ text: answerMarker }]);
  });

  it('does not open when its ciphertext is moved to another report', async () => {
    const other = await report(running.address, { ...draft(), content: { text: 'Noe annet' } });
    const swapped = { ...other.body, id: newId(), content: sent.body.content };
    const refused = post(running.address, swapped);
    await expect(refused).rejects.toThrow(/422.*Seal it for this organisation, this id/s);
  });

  it('is refused when its ciphertext was sealed for another organisation', async () => {
    const moved = { ...draft(), organisation: neighbour.slug, facts: factsAt(neighbour.schoolId) };
    const { readers } = await askRoute(running.address, moved.organisation, moved.facts);
    const keys = readers.map(({ key }) => key);
    // Readers, id and place are those of the neighbour: only what it was sealed for is not.
    const elsewhere = await sealReport(moved, place.rootId, keys);
    const refused = post(running.address, elsewhere.body);
    await expect(refused).rejects.toThrow(/422.*Seal it for this organisation, this id/s);
    const here = await sealReport(moved, neighbour.rootId, keys);
    expect((await post(running.address, here.body)).id).toBe(here.body.id);
  });

  it('does not open, even with the right key, as part of another organisation or another report', async () => {
    const key = head.signedIn.inboxKeys.get(place.school.id)!;
    const { id, content } = sent.body;
    const own = { organisationId: place.rootId, id, version: 1, part: 'content' } as const;
    expect(await open(content, key, own)).toEqual({ text: marker });
    for (const other of [{ organisationId: neighbour.rootId }, { id: newId() }])
      await expect(open(content, key, { ...own, ...other })).rejects.toThrow();
    await expect(open(content, key, { ...own, part: 'identity' })).rejects.toThrow();
  });

  it('leaves the browser sealed when it is typed in the form, and opens at the desk', async () => {
    const watched = await openWatched(browser);
    const overheard = overhear(watched.context, watched.page);
    const answers = { ...pupil, unit: null, text: marker, names: nameMarker, phone: phoneMarker };
    const visit = {
      ...watched,
      answers,
      language: 'nb',
      shots: `sealing-${kind}`,
      looks: 'past',
    } as const;
    await watched.page.goto(
      `${running.address}/${place.slug}?unit=${place.slug}-skole&language=nb`,
    );
    await answerAll(visit);
    await sendAndKeep(visit);
    const [body, ...more] = overheard.posted('/api/v1/reports');
    expect(more).toEqual([]);
    // The search sees what is sent in clear, and nothing of what was typed.
    const everything = await overheard.everything();
    expect(everything).toContain('left-out');
    expect(found(everything)).toEqual([]);
    const { id, content, identity } = JSON.parse(body!) as SealedReport;
    const key = head.signedIn.inboxKeys.get(place.school.id)!;
    const binding = { organisationId: place.rootId, id, version: 1 } as const;
    expect(await open(content, key, { ...binding, part: 'content' })).toEqual({ text: marker });
    expect(await open(identity, key, { ...binding, part: 'identity' })).toMatchObject({
      names: nameMarker,
      contact: { how: 'reach', phone: phoneMarker },
    });
    await watched.context.close();
  });

  it('is refused with the new route when the route has changed, and taken when it is sealed again', async () => {
    const { readers } = await askRoute(running.address, place.slug, facts());
    const keys = readers.map(({ key }) => key);
    const stale = await sealReport(draft(), place.rootId, keys.slice(0, 1));
    const refusal = await post(running.address, stale.body).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    const { status, body } = refusal as Refused;
    const problem = JSON.parse(body) as {
      type: string;
      route: { readers: { key: { kid: string } }[] };
    };
    expect(status).toBe(409);
    expect(problem.type).toMatch(/route-changed$/);
    expect(problem.route.readers.map(({ key }) => key.kid)).toEqual(keys.map(({ kid }) => kid));
    const again = await sealReport(draft(), place.rootId, keys);
    expect((await post(running.address, again.body)).id).toBe(again.body.id);
  });

  it('lies nowhere in clear: not in the request, the letters, the log, the database', async () => {
    // One for the first report; those that followed are told together, ten minutes later.
    await running.letterbox.holds(1);
    expect(found(JSON.stringify(sent.body))).toEqual([]);
    expect(running.letterbox.raw.length).toBeGreaterThanOrEqual(1);
    const mails = running.letterbox.mails.map(
      (mail) => `${mail.subject}\n${mail.text}\n${String(mail.html)}`,
    );
    expect(found(running.letterbox.raw.join('\n') + mails.join('\n'))).toEqual([]);
    expect(mails.join('\n')).not.toContain('Luftslottet');
    expect(running.printed.length).toBeGreaterThan(0);
    expect(found(running.printed.join('\n'))).toEqual([]);
    const stored = kind === 'sqlite' ? await databaseFiles() : await dump();
    // What is stored in clear is there to be found: the search itself works.
    expect(stored).toContain('left-out');
    expect(found(stored)).toEqual([]);
  });

  /** The file, its write-ahead log and its index, as bytes. */
  async function databaseFiles(): Promise<string> {
    const folder = dirname(running.databaseUrl.slice('file:'.length));
    const names = (await readdir(folder)).filter((name) => name.startsWith('app.db'));
    expect(names).toContain('app.db-wal');
    const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
    return files.flatMap((file) => [file.toString('latin1'), file.toString('utf8')]).join('\n');
  }

  async function dump(): Promise<string> {
    const program = join(findPostgres(), 'pg_dump');
    const options = { maxBuffer: 64 * 1024 * 1024 };
    return (await promisify(execFile)(program, ['--dbname', running.databaseUrl], options)).stdout;
  }
});
