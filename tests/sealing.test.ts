/**
 * Sealing, seen from outside: what a child writes is nowhere but in the two browsers. Not in the request, the database
 * file and its log, the letters, what the server prints, nor in a dump of PostgreSQL.
 */
import { factsAt } from '../contract/facts.make.ts';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListAnswer } from '../contract/api/cases.ts';
import { newId } from '../contract/ids.ts';
import { seal } from '../contract/sealing/seal.ts';
import { findPostgres } from '../scripts/find-postgres.ts';
import { freshUrl } from '../server/testing/databases.ts';
import {
  accept,
  ask,
  read,
  recover,
  signIn,
  type Account,
  type SignedIn,
} from './clients/handler.ts';
import { Refused } from './clients/http.ts';
import { askRoute, followUp, post, report, sealReport } from './clients/reporter.ts';
import { layMunicipality, openRunning, type Municipality, type Running } from './running.ts';

const marker = 'Marsvinet heter Tordivel og bor bak gymsalen';
const nameMarker = 'Oddvine Prøvesen-Merke';
const phoneMarker = '+47 000 00 123';
const answerMarker = 'Takk skal du ha, Tordivelvenn';
const password = 'fire grønne fjell i regn';
const markers = [marker, nameMarker, phoneMarker, answerMarker, password];

/** A text as it could lie somewhere: as it is, and in the encodings it could travel in. */
function disguises(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  // Base64 depends on where a text begins: its middle is the same in one of three positions.
  const inBase64 = [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return [shifted.slice(4, -4), shifted.slice(4, -4).replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    bytes.toString('hex'),
    bytes.toString('latin1'),
    ...inBase64,
  ];
}

function found(haystack: string): string[] {
  return markers.filter((text) => disguises(text).some((disguise) => haystack.includes(disguise)));
}

const kinds = ['sqlite', 'postgres'] as const;

describe.each(kinds)('a report on %s', (kind) => {
  let running: Running;
  let place: Municipality;
  let head: { account: Account; signedIn: SignedIn };
  let sent: Awaited<ReturnType<typeof report>>;
  let caseId: string;

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
    await running.start();
    const account = await accept(running.address, place.invitations.head, password);
    const code = account.recoveryCodes[0]!;
    const signedIn = await signIn(running.address, account, code);
    await recover(signedIn, place.school.id, place.school.recoveryCode);
    head = { account, signedIn };
    sent = await report(running.address, draft());
    const { cases } = await ask<ListAnswer>(signedIn, '/cases');
    caseId = cases[0]!.id;
  });

  afterAll(() => running.remove());

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
      body: { id, sealed },
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
