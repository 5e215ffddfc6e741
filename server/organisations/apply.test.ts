/** A description applied to a real database: all of it or nothing, and the same again changes nothing. */
import { describe, expect, it } from 'vitest';
import { newKeyPair } from '../../contract/sealing/keys.ts';
import { inboxKeyRow, keyGrantRow } from '../testing/tree.ts';
import { freshStore } from '../testing/databases.ts';
import { apply, dryRun, type HandOver } from './apply.ts';
import {
  applied,
  clock,
  emails,
  example,
  inboxId,
  planFrom,
  rootId,
  treeIn,
} from '../testing/lillevik.ts';

describe('a dry run', () => {
  it('says what it would do and writes nothing', async () => {
    const store = await freshStore();
    const { lines, kept, proved } = await dryRun(planFrom(example), { store, clock });
    expect(proved).toBe(990);
    expect(kept).toEqual([]);
    expect(lines).toContain('+ organisation lillevik-skole (Lillevik skole)');
    expect(lines).toContain(
      '+ inbox Rektor og stedfortreder, Lillevik skole: whoever comes in first makes its key',
    );
    expect(lines).toContain('+ vara@lillevik.example in Skoleeier, Lillevik kommune, as a deputy');
    const { organisations, handlers } = await treeIn(store);
    expect([organisations.size, handlers.size]).toEqual([0, 0]);
    expect((await store.read(({ outbox }) => outbox.unsent(null))).count).toBe(0);
  });
});

describe('applied', () => {
  it('everybody is invited once, by letter and by link, and the national help lines are there', async () => {
    const store = await freshStore();
    const { invitations } = await applied(store, example);
    expect(invitations.map(({ email }) => email)).toEqual([
      'eier@lillevik.example',
      'vara@lillevik.example',
      'team@lillevik.example',
      'uavhengig@advokat.example',
      'rektor@lillevik.example',
      'inspektor@lillevik.example',
    ]);
    expect((await store.read(({ outbox }) => outbox.unsent(rootId))).count).toBe(6);
    const { handlers, keys, organisations } = await treeIn(store);
    // A key is born with its first reader, and no unit takes reports before.
    expect(keys.size).toBe(0);
    expect([...organisations.values()].every(({ openedAt }) => openedAt === null)).toBe(true);
    expect(
      [...handlers.values()]
        .filter(({ isAdministrator }) => isAdministrator)
        .map(({ email }) => email),
    ).toEqual(['eier@lillevik.example']);
    const lines = await store.read((records) => records.organisations.helpLines(rootId));
    expect(lines[0]).toMatchObject({ key: 'police', phone: '112', verifiedOn: null });
    expect(lines.find(({ key }) => key === 'children')).toMatchObject({
      phone: '116111',
      verifiedOn: '2026-11-01',
    });
    expect(lines.at(-1)).toMatchObject({ key: 'helsesykepleier', phone: null, audience: 'child' });
    const actions = (await store.read(({ audit }) => audit.ofChain(rootId, rootId))).map(
      ({ action }) => action,
    );
    expect(actions.filter((action) => action === 'invitation-sent')).toHaveLength(6);
    expect(actions.at(-1)).toBe('organisation-described');
  });

  it('again changes nothing, makes no key, invites nobody', async () => {
    const store = await freshStore();
    await applied(store, example);
    const before = await treeIn(store);
    expect(await applied(store, example)).toEqual({
      changes: [],
      invitations: [],
    });
    expect(await treeIn(store)).toEqual(before);
    expect((await dryRun(planFrom(example), { store, clock })).lines).toEqual([]);
  });

  it('the open cases of an inbox that somebody leaves are handed over, in the transaction in which she leaves', async () => {
    const store = await freshStore();
    await applied(store, example);
    const asked: { inboxIds: string[]; members: number }[] = [];
    const handOver: HandOver = async (records, { inboxIds }) => {
      const { memberships } = await records.organisations.tree(rootId);
      const members = memberships.filter((row) => inboxIds.includes(row.inboxId)).length;
      asked.push({ inboxIds, members });
    };
    const secret = 'a secret of the configuration, long enough';
    const text = example.replace(/^ +- { email: inspektor@.*\n/m, '');
    await apply(planFrom(text), { store, clock, secret, handOver });
    expect(asked).toEqual([{ inboxIds: [inboxId('lillevik-skole', 'rektor')], members: 1 }]);
  });

  it('a person who leaves loses the membership, the grants and the sessions, and cannot come in by the old invitation', async () => {
    const store = await freshStore();
    await applied(store, example);
    const rektor = inboxId('lillevik-skole', 'rektor');
    const inspector = (await store.read(({ people }) =>
      people.byEmail('inspektor@lillevik.example'),
    ))!;
    const { publicKey } = await newKeyPair();
    const { kid } = publicKey;
    const now = clock.now();
    await store.transaction(async ({ people, organisations }) => {
      await people.put({ ...inspector, state: 'active', publicKey });
      const inbox = (await organisations.tree(rootId)).inboxes.get(rektor)!;
      await organisations.changeCurrentKey(rootId, rektor, '', kid);
      await organisations.addInboxKey(inboxKeyRow(inbox, publicKey));
      await organisations.putKeyGrant(
        keyGrantRow({
          kid,
          handlerId: inspector.id,
          rootId,
          createdAt: now,
        }),
      );
      const expiresAt = new Date(now.getTime() + 3_600_000);
      await people.addSession({
        tokenHash: 'hash',
        handlerId: inspector.id,
        state: 'open',
        createdAt: now,
        seenAt: now,
        expiresAt,
      });
    });
    await store.transaction(({ people }) => people.putRecoveryCodes(inspector.id, ['code']));
    const without = example.replace(/\n.*inspektor@.*/, '');
    const { changes } = await applied(store, without);
    expect(changes).toEqual([
      '- inspektor@lillevik.example leaves Rektor og stedfortreder, Lillevik skole: access and open sessions end',
      '~ inbox Rektor og stedfortreder, Lillevik skole: the next member who unlocks makes a new key, because somebody leaves who could open it',
    ]);
    expect(await emails(store, rektor)).toEqual(['rektor@lillevik.example']);
    const { grants, handlers } = await treeIn(store);
    expect(grants.has(`${kid} ${inspector.id}`)).toBe(false);
    expect(handlers.get(inspector.id)!.state).toBe('disabled');
    expect(await store.read(({ people }) => people.session('hash'))).toBeUndefined();
    const spent = store.transaction(({ people }) =>
      people.spendRecoveryCode(inspector.id, 'code', now),
    );
    expect(await spent).toBe(false);

    const back = await applied(store, example);
    expect(back.changes).toContain('~ inspektor@lillevik.example: invited again');
    expect(back.invitations.map(({ email }) => email)).toEqual(['inspektor@lillevik.example']);
  });

  it('changes of names, deputies and administrators are said and written', async () => {
    const store = await freshStore();
    await applied(store, example);
    const { changes } = await applied(
      store,
      example
        .replace('name: Vidar Vara, deputy: true', 'name: Vidar Varas, administrator: true')
        .replace('name: Lillevik skole', 'name: Lillevik barneskole'),
    );
    expect(changes).toEqual([
      '~ organisation lillevik-skole: name',
      '~ vara@lillevik.example in Skoleeier, Lillevik kommune: a deputy no more',
      '~ vara@lillevik.example: name, an administrator now',
    ]);
    const vara = await store.read(({ people }) => people.byEmail('vara@lillevik.example'));
    expect(vara).toMatchObject({ name: 'Vidar Varas', isAdministrator: true, state: 'invited' });
  });

  it('what the file does not name any more is kept, said, and part of the proof', async () => {
    const store = await freshStore();
    await applied(store, example);
    const alone = example.slice(
      0,
      example.indexOf('    organisations:\n      - slug: lillevik-skole'),
    );
    const { kept, lines, proved } = await dryRun(planFrom(alone), { store, clock });
    expect(kept).toEqual(['organisation lillevik-skole', 'inbox Rektor og stedfortreder']);
    expect(lines).toEqual([]);
    expect(proved).toBe(990);
    await applied(store, alone.replace('name: Lillevik kommune', 'name: Lillevik herad'));
    expect((await treeIn(store)).organisations.size).toBe(2);
  });

  it('what an administrator has made of the help lines stays where the file says nothing of them', async () => {
    const store = await freshStore();
    const silent = example.replace(/ {4}helpLines:[^]*? {4}organisations:/, '    organisations:');
    await applied(store, silent);
    const [line] = await store.read((records) => records.organisations.helpLines(rootId));
    await store.transaction(({ organisations }) =>
      organisations.putHelpLine({ ...line!, verifiedOn: '2026-11-20' }),
    );
    await applied(store, silent.replace('name: Lillevik skole', 'name: Lillevik barneskole'));
    const [after] = await store.read((records) => records.organisations.helpLines(rootId));
    expect(after).toEqual({ ...line, verifiedOn: '2026-11-20' });
  });
});

describe('it is refused, and nothing of it is written,', () => {
  it('where another tree has the slug or the person', async () => {
    const store = await freshStore();
    await applied(store, example);
    const other = example
      .replace('slug: lillevik #', 'slug: storvik #')
      .replaceAll('lillevik/', 'storvik/');
    await expect(applied(store, other)).rejects.toThrow(
      /The slug lillevik-skole belongs to another tree[^]*eier@lillevik\.example works in another tree/,
    );
    expect(
      (await store.read(({ organisations }) => organisations.roots())).map(({ slug }) => slug),
    ).toEqual(['lillevik']);
  });

  it('where somebody else changes the organisations meanwhile', async () => {
    const store = await freshStore();
    const [one, other] = await Promise.allSettled([
      applied(store, example),
      applied(store, example),
    ]);
    const refused = [one, other].filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(String((refused[0] as PromiseRejectedResult).reason)).toContain('Run it again');
    expect((await treeIn(store)).inboxes.size).toBe(4);
  });

  it('where a rule leads to nobody', async () => {
    const store = await freshStore();
    const shared = example.replace(
      'uavhengig@advokat.example, name: Unn Uavhengig',
      'eier@lillevik.example, name: Eli Eier',
    );
    await expect(applied(store, shared)).rejects.toThrow('is not independent while');
    expect((await treeIn(store)).organisations.size).toBe(0);
  });
});
