/**
 * The border between tenants: every function of the records that takes a `rootId` is called with a foreign one, and must
 * find nothing and change nothing; with the right one it must do something, so that the test cannot pass by accident.
 * A new function without a case here fails.
 */
import { getTableName } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopped } from '../../contract/cases/deadlines.ts';
import { newId } from '../../contract/ids.ts';
import { freshUrl, storeSecrets } from '../testing/databases.ts';
import {
  aCase,
  aLetter,
  aMessage,
  anAttachment,
  anInbox,
  anOrganisation,
  aRecoveryKey,
  aReport,
  lay,
} from '../testing/rows.ts';
import { keyGrantRow } from '../testing/tree.ts';
import { postgresColumns } from './columns.postgres.ts';
import { openStore } from './open.ts';
import type { Records, Store } from './records.ts';
import { tables } from './tables.ts';
import { SqliteDatabase } from './sqlite-driver.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const entry = { action: 'read-content', handlerId: null, params: {}, at: now };

type World = Awaited<ReturnType<typeof layWorld>>;
type Call = (records: Records, rootId: string, world: World) => Promise<unknown>;

const takesRoot: Record<string, Call> = {
  'organisations.tree': (r, rootId) => r.organisations.tree(rootId),
  'organisations.helpLines': (r, rootId) => r.organisations.helpLines(rootId),
  'organisations.putOrganisation': (r, rootId, w) =>
    r.organisations.putOrganisation({ ...w.organisation, rootId, name: 'Another name' }),
  'organisations.putHelpLine': (r, rootId, w) =>
    r.organisations.putHelpLine({ ...w.helpLine, rootId, phone: '1' }),
  'organisations.putInbox': (r, rootId, w) =>
    r.organisations.putInbox({ ...w.inbox, rootId, standing: 'team' }),
  'organisations.changeCurrentKey': (r, rootId, w) =>
    r.organisations.changeCurrentKey(rootId, w.inbox.id, w.key.kid, w.retiredKey.kid),
  'organisations.askForRenewal': (r, rootId, w) =>
    r.organisations.askForRenewal(rootId, w.inbox.id, now),
  'organisations.openUnits': (r, rootId, w) =>
    r.organisations.openUnits(rootId, [w.closed.id], now),
  'organisations.proveKeyGrants': (r, rootId, w) =>
    r.organisations.proveKeyGrants(rootId, w.handler.id, [w.retiredKey.kid], now),
  'organisations.proveOwnerGrant': (r, rootId, w) =>
    r.organisations.proveOwnerGrant(rootId, w.ownerGrant.kid, w.ownerGrant.ownerKid, now),
  'recovery.putGrant': (r, rootId, w) =>
    r.recovery.putGrant({ ...w.recoveryGrant, rootId, grant: 'another' }),
  'recovery.grantsOf': (r, rootId, w) => r.recovery.grantsOf(rootId, w.pair.kid),
  'recovery.confirmPair': (r, rootId, w) => r.recovery.confirmPair(rootId, w.pair.kid, now),
  'recovery.replacePair': (r, rootId, w) => r.recovery.replacePair(rootId, w.pair.kid, now),
  'recovery.dropPair': (r, rootId, w) => r.recovery.dropPair(rootId, w.pair.kid),
  'recovery.replacedPairs': (r, rootId) => r.recovery.replacedPairs(rootId),
  'recovery.restorePair': (r, rootId, w) => r.recovery.restorePair(rootId, w.oldPair.kid),
  'recovery.printerLeft': (r, rootId, w) =>
    r.recovery.printerLeft(rootId, w.handler.id, [w.inbox.id]),
  'recovery.confirmSheet': (r, rootId, w) => r.recovery.confirmSheet(rootId, w.inbox.id),
  'recovery.putSheet': (r, rootId, w) => r.recovery.putSheet(rootId, w.key.kid, null),
  'replaced.papers': (r, rootId) => r.replaced.papers(rootId),
  'replaced.dropPaper': (r, rootId, w) =>
    r.replaced.dropPaper(rootId, w.paper.kid, w.paper.replacedAt),
  'replaced.keepEntry': (r, rootId, w) =>
    r.replaced.keepEntry({ ...w.entry, rootId, replacedBy: 'another' }),
  'replaced.entries': (r, rootId, w) => r.replaced.entries(rootId, w.case.id),
  'replaced.dropEntries': (r, rootId, w) => r.replaced.dropEntries(rootId, w.case.id),
  'organisations.retireInboxKey': (r, rootId, w) =>
    r.organisations.retireInboxKey(rootId, w.key.kid, now),
  'organisations.putMembership': (r, rootId, w) =>
    r.organisations.putMembership({
      inboxId: w.inbox.id,
      handlerId: w.handler.id,
      rootId,
      deputy: true,
    }),
  'organisations.removeMembership': (r, rootId, w) =>
    r.organisations.removeMembership(rootId, w.inbox.id, w.handler.id),
  'organisations.putKeyGrant': (r, rootId, w) =>
    r.organisations.putKeyGrant(
      keyGrantRow({
        kid: w.key.kid,
        handlerId: w.handler.id,
        rootId,
        grant: 'another',
      }),
    ),
  'organisations.putOwnerGrant': (r, rootId, w) =>
    r.organisations.putOwnerGrant({ ...w.ownerGrant, rootId, grant: 'another' }),
  'organisations.keyGrantsOf': (r, rootId, w) => r.organisations.keyGrantsOf(rootId, w.handler.id),
  'organisations.ownerGrantsTo': (r, rootId, w) =>
    r.organisations.ownerGrantsTo(rootId, [w.inbox.id]),
  'reports.get': (r, rootId, w) => r.reports.get(rootId, w.report.id),
  'attachments.waitingFor': (r, rootId, w) => r.attachments.waitingFor(rootId, w.coming),
  'attachments.arrived': (r, rootId) => r.attachments.arrived(rootId, new Date(0)),
  'attachments.claim': (r, rootId, w) =>
    r.attachments.claim(rootId, w.coming, [w.unclaimed.id], now),
  'attachments.get': (r, rootId, w) => r.attachments.get(rootId, w.report.id, w.attachment.id),
  'reports.setSealed': (r, rootId, w) =>
    r.reports.setSealed(rootId, w.report.id, {
      ...w.report,
      content: { ...w.report.content, tag: 'x' },
    }),
  'cases.list': (r, rootId, w) => r.cases.list(rootId, w.viewer, { states: ['unread'] }, null, 10),
  // Numbers, and the word that says whether all were counted.
  'cases.total': async (r, rootId, w) =>
    (await r.cases.total(rootId, w.viewer, { states: ['unread'] }, 10)).cases,
  'cases.work': async (r, rootId, w) => {
    const filter = { inboxIds: w.viewer.inboxIds, now, tomorrow: now, most: 10 };
    const { answersFor, along } = await r.cases.work(rootId, w.viewer, filter);
    return [answersFor, along];
  },
  'cases.get': (r, rootId, w) => r.cases.get(rootId, w.viewer, w.case.id),
  'cases.find': (r, rootId, w) => r.cases.find(rootId, w.case.id),
  'cases.change': (r, rootId, w) => r.cases.change(rootId, w.case.id, 1, { status: 'closed' }),
  'cases.setInboxState': (r, rootId, w) => r.cases.setInboxState(rootId, w.case.id, 'closed'),
  'cases.makeReader': (r, rootId, w) => r.cases.makeReader(rootId, w.case.id, w.waiting.id),
  'cases.takeOver': (r, rootId, w) => r.cases.takeOver(rootId, w.case.id, w.copy.id),
  'cases.openIn': (r, rootId, w) => r.cases.openIn(rootId, [w.inbox.id]),
  'cases.doubtful': (r, rootId, w) => r.cases.doubtful(rootId, [w.inbox.id]),
  'cases.hold': (r, rootId, w) => r.cases.hold(rootId, w.case.id),
  'cases.addInbox': (r, rootId, w) =>
    r.cases.addInbox(rootId, w.case.id, {
      inboxId: w.handler.id,
      as: 'reader',
      reason: 'unit',
      state: 'unread',
    }),
  'cases.reachInbox': (r, rootId, w) => r.cases.reachInbox(rootId, w.case.id, w.waiting.id),
  'cases.changeDeadlines': (r, rootId, w) =>
    r.cases.changeDeadlines(rootId, w.case.id, (all) => stopped(all, now)),
  'cases.unread': (r, rootId, w) => r.cases.unread(rootId, w.viewer),
  'messages.get': (r, rootId, w) => r.messages.get(rootId, w.message.id),
  'messages.ofCase': (r, rootId, w) => r.messages.ofCase(rootId, w.case.id),
  'messages.ofReport': (r, rootId, w) => r.messages.ofReport(rootId, w.report.id),
  'messages.setSealed': (r, rootId, w) =>
    r.messages.setSealed(rootId, w.message.id, { ...w.message.sealed, tag: 'x' }),
  'audit.append': (r, rootId, w) => r.audit.append(rootId, w.case.id, entry),
  'audit.history': (r, rootId, w) => r.audit.history(rootId, w.case.id),
  'audit.ofChain': (r, rootId, w) => r.audit.ofChain(rootId, w.case.id),
  'people.get': (r, rootId, w) => r.people.get(rootId, w.handler.id),
  'people.put': (r, rootId, w) => r.people.put({ ...w.handler, rootId, name: 'Another name' }),
  'outbox.buried': (r, rootId) => r.outbox.buried(rootId),
  'outbox.dig': (r, rootId, w) => r.outbox.dig(rootId, w.buried.id, now),
  'outbox.settle': (r, rootId, w) => r.outbox.settle(rootId, w.buried.id, now),
  'outbox.waiting': (r, rootId) => r.outbox.waiting(rootId),
  'outbox.unsent': (r, rootId) => r.outbox.unsent(rootId),
};

/** Not by tenant, and why that lets nobody across. */
const takesNone: Record<string, string> = {
  'organisations.treeVersion': 'a number without content',
  'organisations.treeChanged': 'a number without content',
  'organisations.touch': 'changes nothing',
  'organisations.bySlug': 'public: the slug is the address of the form',
  'organisations.roots': 'for the operator and the health check',
  'organisations.addInboxKey': 'adds a row; a known kid is not written again',
  'recovery.addPair': 'adds a row; a known kid changes nothing',
  'replaced.keepPaper': 'adds a row; a known one changes nothing',
  'replaced.prune': 'the loop prunes for all tenants',
  'reports.add': 'adds a row; a known id changes nothing',
  'reports.fingerprint': 'tells a retry from a second use, before the tenant is known to match',
  'reports.byAccessToken': 'the hash of the secret is the key',
  'attachments.add': 'adds a row; a known id changes nothing',
  'attachments.fingerprint': 'tells a retry from a second use, before the tenant is known to match',
  'attachments.pruneUnclaimed': 'drops what nobody claimed, of all tenants',
  'cases.add': 'adds rows under a new id',
  'cases.hasDue': 'for the loop that rings: whether there is work, of nobody in particular',
  'cases.takeDue': 'for the loop that rings, in all trees',
  'cases.leftUnread': 'a count for whoever watches over the service, of nobody in particular',
  'cases.keepOut': 'takes access away only, and only after cases.get',
  'cases.exclusionsOf': 'ids of inboxes, only after cases.get or cases.find',
  'cases.keptOutOf': 'ids of handlers, only after cases.get or cases.find',
  'messages.add': 'adds a row; a known id changes nothing',
  'audit.begin': 'adds the first row of a chain; a known chain fails',
  'audit.sealDay': 'adds a row of the tenant that is named, of its own chains',
  'audit.examineKeys': 'for the operator and the daily look: hashes of seals, no content',
  'audit.examineSeal': 'for the operator and the daily look: what is wrong, no content',
  'audit.examineChains': 'for the operator and the daily look: what is wrong, no content',
  'audit.examineReports': 'for the operator and the daily look: what is wrong, no content',
  'audit.newestSeals': 'for the operator: a hash of each tree, no content',
  'people.byEmail': 'sign-in: the tenant is what one learns by it',
  'people.spendTotpStep': 'by the handler who is signing in',
  'people.countFailure':
    'by the keyed hash of who is tried and from where, before anybody is known',
  'people.pauseSignIn': 'by the keyed hash of who is tried and from where, before anybody is known',
  'people.takeBackFailures': 'by the keyed hash of an account whose password was right',
  'people.forgetFailures': 'by the keyed hash of the account of who has signed in',
  'people.addInvitation': 'adds a row',
  'people.invitation': 'the hash of the secret is the key',
  'people.invitationById': 'the id comes from a letter of the outbox',
  'people.acceptInvitation': 'by the invitation whose secret was shown',
  'people.keepInvitationTotp': 'by the invitation whose secret was shown',
  'people.putRecoveryCodes': 'by the handler who comes in or is shut out',
  'people.spendRecoveryCode': 'by the handler who is signing in',
  'people.addSession': 'adds a row',
  'people.session': 'the hash of the secret is the key',
  'people.touchSession': 'the hash of the secret is the key',
  'people.endSession': 'the hash of the secret is the key',
  'people.endSessionsOf': 'takes access away only',
  'outbox.add': 'adds rows',
  'outbox.gather': 'adds rows; a handler has letters of one tenant only',
  'outbox.claim': 'the loop sends for all tenants',
  'outbox.sent': 'by the claim of the loop',
  'outbox.retry': 'by the claim of the loop',
  'outbox.release': 'by the claim of the loop',
  'outbox.bury': 'by the claim of the loop',
  'outbox.prune': 'the loop prunes for all tenants',
};

/** One of everything that a tenant can have. */
async function layWorld(store: Store) {
  const laid = await lay(store);
  const { rootId } = laid.organisation;
  const waiting = anInbox(laid.organisation);
  const copy = anInbox(laid.organisation);
  const retiredKey = { ...laid.key, kid: newId(), retiredAt: now };
  const { case: row, inboxes, deadlines } = aCase(laid, { state: 'unread' });
  const report = { ...aReport(rootId), caseId: row.id };
  const attachment = { ...anAttachment(rootId, report.id, now), claimedAt: now };
  /** The id of a report that has not come yet. */
  const coming = newId();
  const unclaimed = anAttachment(rootId, coming, now);
  const message = aMessage(rootId, { caseId: row.id, reportId: report.id }, now);
  const buried = aLetter(laid.handler, now);
  const helpLine = {
    rootId,
    key: 'children',
    name: { nb: 'Hjelp', nn: 'Hjelp', en: 'Help' },
    phone: null,
    shownPhone: null,
    url: 'https://www.example.no/',
    hours: null,
    opening: null,
    audience: 'child',
    when: 'always',
    verifiedOn: null,
    position: 1,
  };
  const ownerGrant = {
    kid: laid.key.kid,
    ownerKid: laid.key.kid,
    rootId,
    inboxId: laid.inbox.id,
    ownerInboxId: laid.inbox.id,
    grant: 'sealed',
    provedAt: null,
    trustedUntil: null,
  };
  const closed = { ...anOrganisation(), rootId, openedAt: null };
  const claimed = { kid: retiredKey.kid, handlerId: laid.handler.id, rootId, provedAt: null };
  const pair = aRecoveryKey(laid);
  const oldPair = { ...aRecoveryKey(laid), replacedAt: now };
  const recoveryGrant = {
    kid: laid.key.kid,
    recoveryKid: pair.kid,
    rootId,
    inboxId: laid.inbox.id,
    grant: 'sealed',
  };
  const byHer = { rootId, replacedAt: now, replacedBy: laid.handler.id };
  const paper = { kid: retiredKey.kid, inboxId: laid.inbox.id, sealedKey: 'sealed', ...byHer };
  const replacedEntry = {
    partId: message.id,
    part: 'message',
    kid: retiredKey.kid,
    caseId: row.id,
    entry: message.sealed.recipients[0]!,
    ...byHer,
  };
  await store.transaction(async (records) => {
    await records.organisations.putOrganisation(closed);
    await records.organisations.putInbox(waiting);
    await records.organisations.putInbox(copy);
    await records.organisations.putHelpLine(helpLine);
    await records.organisations.addInboxKey(retiredKey);
    await records.organisations.putOwnerGrant(ownerGrant);
    await records.organisations.putKeyGrant(keyGrantRow(claimed));
    await records.recovery.addPair(pair);
    await records.recovery.addPair(oldPair);
    await records.recovery.putGrant(recoveryGrant);
    await records.replaced.keepPaper(paper);
    await records.reports.add(report);
    await records.attachments.add(attachment);
    await records.attachments.add(unclaimed);
    const far = { ...inboxes[0]!, inboxId: waiting.id, as: 'escalation', state: 'waiting' };
    const along = { ...inboxes[0]!, inboxId: copy.id, as: 'copy' };
    const lying = [inboxes[0]!, far, along];
    await records.cases.add({ ...row, reportId: report.id }, lying, [], deadlines);
    await records.messages.add(message);
    await records.replaced.keepEntry(replacedEntry);
    await records.audit.begin(rootId, row.id, { ...entry, action: 'received' });
    await records.outbox.add([buried]);
    // All that are due, because another test may have left some.
    await records.outbox.claim(now, 60_000, 1000);
    expect(await records.outbox.bury(buried.id, 1, now, '550')).toBe(true);
    await records.outbox.add([
      { ...aLetter(laid.handler, now), dueAt: new Date(2_000_000_000_000) },
    ]);
  });
  const viewer = { handlerId: laid.handler.id, inboxIds: [laid.inbox.id] };
  const sent = { report, attachment, coming, unclaimed, message };
  const kept = { closed, pair, oldPair, recoveryGrant, paper, entry: replacedEntry };
  return {
    ...laid,
    ...sent,
    ...kept,
    waiting,
    copy,
    retiredKey,
    case: row,
    buried,
    helpLine,
    ownerGrant,
    viewer,
  };
}

/** Whether an answer holds nothing of anybody: the ids that were asked for do not count. */
function isNothing(answer: unknown, asked: unknown[]): boolean {
  if (answer === undefined || answer === null || answer === false || answer === 0) return true;
  if (answer instanceof Map || answer instanceof Set) return answer.size === 0;
  if (typeof answer === 'object')
    return Object.values(answer).every((part) => isNothing(part, asked));
  return asked.includes(answer);
}

describe.each(['sqlite', 'postgres'] as const)('tenants on %s', (kind) => {
  let store: Store;
  let everything: () => Promise<string>;
  let hangUp: () => Promise<unknown>;

  beforeAll(async () => {
    const url = await freshUrl(kind);
    store = await openStore(url, storeSecrets);
    const names = Object.values(tables(postgresColumns)).map((table) => getTableName(table));
    if (kind === 'sqlite') {
      const db = new SqliteDatabase(url.slice('file:'.length), { readonly: true });
      everything = () =>
        Promise.resolve(
          JSON.stringify(names.map((name) => db.prepare(`select * from ${name}`).all())),
        );
      hangUp = () => Promise.resolve(db.close());
    } else {
      const pool = new pg.Pool({ connectionString: url, max: 1 });
      everything = async () => {
        const all: unknown[] = [];
        for (const name of names) {
          const { rows } = await pool.query<{ row: string }>(
            `select t::text as row from ${name} t order by 1`,
          );
          all.push(rows);
        }
        return JSON.stringify(all);
      };
      hangUp = () => pool.end();
    }
  });
  afterAll(async () => {
    await hangUp();
    await store.close();
  });

  it('has a case for each function of the records', async () => {
    const functions = await store.read((records) =>
      Promise.resolve(
        Object.entries(records).flatMap(([room, own]) =>
          Object.keys(own as object).map((name) => `${room}.${name}`),
        ),
      ),
    );
    const known = [...Object.keys(takesRoot), ...Object.keys(takesNone)];
    expect(functions.sort()).toEqual(known.sort());
  });

  it.each(Object.entries(takesRoot))('%s stays inside its tenant', async (_name, call) => {
    const world = await layWorld(store);
    const foreign = await lay(store);
    // Help lines are found by tenant and key: a foreign put makes another line, and leaves ours alone.
    const makesItsOwn = call === takesRoot['organisations.putHelpLine'];
    const findsItsOwn = call === takesRoot['organisations.tree'];
    const before = await everything();
    const outcome = await store
      .transaction((records) => call(records, foreign.organisation.rootId, world))
      .catch((error: unknown) => {
        expect(String(error)).toContain('another tenant');
        return undefined;
      });
    if (findsItsOwn) {
      expect(
        JSON.stringify([
          ...(outcome as Awaited<ReturnType<Records['organisations']['tree']>>).handlers,
        ]),
      ).not.toContain(world.handler.id);
    } else {
      expect(isNothing(outcome, [foreign.organisation.rootId, world.inbox.id])).toBe(true);
    }
    const after = await everything();
    if (makesItsOwn) {
      const lines = await store.read((r) => r.organisations.helpLines(world.organisation.rootId));
      expect(lines).toEqual([world.helpLine]);
    } else {
      expect(withoutCounter(after)).toBe(withoutCounter(before));
    }

    const own = await store.transaction((records) =>
      call(records, world.organisation.rootId, world),
    );
    const did =
      !isNothing(own, [world.organisation.rootId, world.inbox.id]) ||
      withoutCounter(await everything()) !== withoutCounter(after);
    expect(did).toBe(true);
  });

  it('knows nothing under an id that nobody has', async () => {
    const tree = await store.read((records) => records.organisations.tree(newId()));
    expect(tree.organisations.size + tree.inboxes.size + tree.handlers.size).toBe(0);
  });
});

/** The counter is the last table; it may rise without harm. */
function withoutCounter(dump: string): string {
  return JSON.stringify((JSON.parse(dump) as unknown[]).slice(0, -1));
}
