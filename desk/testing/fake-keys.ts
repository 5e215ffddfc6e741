/**
 * The half of the fake network that is about keys. Challenges are really sealed and answers really checked, so that a screen that does
 * not answer for a key is refused here as it is by the server.
 */
import type { z } from 'zod';
import type * as people from '../../contract/api/people.ts';
import { checkPublicKey, type PublicKey } from '../../contract/sealing/keys.ts';
import { answerOf, challengeFor, readPossessions } from '../../contract/sealing/possession.ts';
import type { ProblemSlug } from '../../contract/problems.ts';
import { now, type World } from './world.ts';

type Body<Schema extends z.ZodType> = z.output<Schema>;
/** A problem by its slug, or what is answered; undefined: 204. */
type Outcome = { problem: ProblemSlug } | { body?: unknown };
type Act = { id: string; body: unknown; possesses: Set<string> };

const hour = 3600;
const done: Outcome = {};
const needed: Outcome = { problem: 'possession-needed' };
const changed: Outcome = { problem: 'key-changed' };

export function openKeyRoom(world: World) {
  const nonces = new Map<string, Uint8Array>();
  const seconds = Math.floor(now.getTime() / 1000);
  const rowOf = (id: string) => world.desk.inboxes.find(({ inboxId }) => inboxId === id);
  const inboxOf = (id: string) =>
    [world.school, world.owner, world.kindergarten].find((inbox) => inbox.id === id);
  const membershipOf = (id: string) =>
    world.session.memberships.find(({ inboxId }) => inboxId === id);

  async function challenge({ keys }: { keys: PublicKey[] }): Promise<Outcome> {
    const challenges = [];
    for (const key of keys) {
      if (!(await checkPublicKey(key))) return { problem: 'invalid-request' };
      const nonce = nonces.get(key.kid) ?? crypto.getRandomValues(new Uint8Array(32));
      nonces.set(key.kid, nonce);
      const sealed = await challengeFor(nonce, key);
      challenges.push({ kid: key.kid, challenge: sealed, expires: seconds + hour });
    }
    return { body: { challenges } };
  }

  function grant(body: Body<typeof people.grantRequest>, possesses: Set<string>): Outcome {
    const { inboxId, handlerId, grants } = body;
    if (!grants.every(({ kid }) => possesses.has(kid))) return needed;
    world.desk.waiting = world.desk.waiting.filter(
      (one) => one.handlerId !== handlerId || one.inboxId !== inboxId,
    );
    const own = membershipOf(inboxId);
    if (handlerId !== world.session.handler.id || !own) return done;
    for (const one of grants)
      if (one.kid === own.key?.kid)
        Object.assign(own, { state: 'holding', proved: true, grant: one.grant });
      else own.retired.push(one);
    return done;
  }

  function prove(
    possesses: Set<string>,
    { kids, ownerGrants }: Body<typeof people.possessionRequest>,
  ): Outcome {
    const isNamed = (kid: string) => possesses.has(kid) && (kids ?? [kid]).includes(kid);
    let proved = 0;
    for (const own of world.session.memberships) {
      if (own.grant !== null && !own.proved && isNamed(own.key!.kid)) {
        own.proved = true;
        proved += 1;
        rowOf(own.inboxId)!.keyHolders += 1;
      }
      for (const below of own.ownerGrants) {
        if (below.proved || !possesses.has(below.kid) || !possesses.has(below.ownerKid)) continue;
        if (!ownerGrants.some((one) => one.kid === below.kid && one.ownerKid === below.ownerKid))
          continue;
        below.proved = true;
        proved += 1;
      }
    }
    return { body: { proved } };
  }

  function firstKey({ id, body, possesses }: Act): Outcome {
    const { publicKey, grants, ownerGrant, recovery } = body as Body<typeof people.firstKeyRequest>;
    const own = membershipOf(id);
    if (own?.state !== 'no-key') return changed;
    if (!possesses.has(publicKey.kid) || !possesses.has(recovery.publicKey.kid)) return needed;
    const mine = grants.find(({ handlerId }) => handlerId === world.session.handler.id);
    if (!mine) return { problem: 'invalid-request' };
    if ((ownerGrant?.ownerKid ?? null) !== (own.owner?.key?.kid ?? null)) return changed;
    const pair = { publicKey: recovery.publicKey, sealedKey: recovery.sealedKey };
    const held = { state: 'holding', proved: true, key: publicKey, grant: mine.grant } as const;
    Object.assign(own, { ...held, recoveryKey: pair.publicKey });
    inboxOf(id)!.recovery = {
      inboxId: id,
      pair: { ...pair, grants: [{ kid: publicKey.kid, grant: recovery.grant }] },
      sheets: [],
    };
    const owner = { ownerGrant: ownerGrant !== null };
    const sheet = { sheet: 'own', sheetConfirmed: true } as const;
    Object.assign(rowOf(id)!, { hasKey: true, keyHolders: 1, ...owner, ...sheet });
    return done;
  }

  function nextKey({ id, body, possesses }: Act): Outcome {
    const { replaces, publicKey, grants, recoveryGrant } = body as Body<
      typeof people.nextKeyRequest
    >;
    const own = membershipOf(id)!;
    if (own.key?.kid !== replaces) return changed;
    if (!possesses.has(publicKey.kid) || !possesses.has(replaces)) return needed;
    const mine = grants.find(({ handlerId }) => handlerId === world.session.handler.id)!;
    own.retired.push({ kid: replaces, grant: own.grant! });
    Object.assign(own, { key: publicKey, grant: mine.grant, renewal: false });
    const { pair } = inboxOf(id)!.recovery;
    if (pair && recoveryGrant?.recoveryKid === pair.publicKey.kid)
      pair.grants.unshift({ kid: publicKey.kid, grant: recoveryGrant.grant });
    rowOf(id)!.renewal = false;
    return done;
  }

  function grantToOwner({ id, body, possesses }: Act): Outcome {
    const { ownerKid, grants } = body as Body<typeof people.ownerGrantRequest>;
    const { owner } = membershipOf(id)!;
    if (owner?.key?.kid !== ownerKid) return changed;
    if (!grants.every(({ kid }) => possesses.has(kid))) return needed;
    owner.granted = true;
    return done;
  }

  function newRecovery({ id, body, possesses }: Act): Outcome {
    const { publicKey, sealedKey, grants } = body as Body<typeof people.recoveryKeyRequest>;
    const own = membershipOf(id)!;
    if (grants[0]!.kid !== own.key?.kid) return changed;
    if (![publicKey, ...grants].every(({ kid }) => possesses.has(kid))) return needed;
    inboxOf(id)!.recovery = { inboxId: id, pair: { publicKey, sealedKey, grants }, sheets: [] };
    own.recoveryKey = publicKey;
    Object.assign(rowOf(id)!, { sheet: 'own', sheetConfirmed: true, sheetDue: false });
    return { body: { oldSheets: world.oldSheets } };
  }

  function confirm({ id, possesses }: Act): Outcome {
    const { pair } = inboxOf(id)!.recovery;
    const kid = pair ? pair.publicKey.kid : membershipOf(id)?.key?.kid;
    if (!kid || !possesses.has(kid)) return needed;
    rowOf(id)!.sheetConfirmed = true;
    return done;
  }

  return {
    /** The kids for which the header of a request answers. */
    async possesses(headers: Headers): Promise<Set<string>> {
      const found = new Set<string>();
      for (const { kid, expires, answer } of readPossessions(
        headers.get('mobbeknapp-possession') ?? '',
      )) {
        const nonce = nonces.get(kid);
        if (nonce && expires > seconds && answer === (await answerOf(nonce, kid))) found.add(kid);
      }
      return found;
    },
    /** As if the server had another secret now, or the hour were over. */
    expire: () => nonces.clear(),
    /** Undefined where the request is about something else. */
    async answer(key: string, act: Act): Promise<Outcome | undefined> {
      switch (key) {
        case 'POST /possession-challenges':
          return challenge(act.body as { keys: PublicKey[] });
        case 'POST /grants':
          return grant(act.body as Body<typeof people.grantRequest>, act.possesses);
        case 'POST /possessions':
          return prove(act.possesses, act.body as Body<typeof people.possessionRequest>);
        case 'POST /inboxes/:id/keys':
          return firstKey(act);
        case 'POST /inboxes/:id/next-keys':
          return nextKey(act);
        case 'POST /inboxes/:id/owner-grants':
          return grantToOwner(act);
        case 'GET /inboxes/:id/recovery': {
          const recovery = inboxOf(act.id)?.recovery;
          const isAny = recovery && (recovery.pair !== null || recovery.sheets.length > 0);
          return isAny ? { body: recovery } : { problem: 'not-found' };
        }
        case 'POST /inboxes/:id/recovery-keys':
          return newRecovery(act);
        case 'POST /inboxes/:id/recovery-confirmations':
          return confirm(act);
        default:
          return undefined;
      }
    },
  };
}
