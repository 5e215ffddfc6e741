/**
 * Signing in: the password gives a half session, the code of the second factor makes it whole.
 * Nothing here tells whether an address has an account: not the answer, not the time, not the pause.
 */
import { Problem } from '../http/problem.ts';
import type { Parts } from '../http/parts.ts';
import { secretsOf, type Secrets } from '../store/at-rest.ts';
import type { HandlerRow, Records } from '../store/records.ts';
import { bareCode } from '../../contract/sealing/code-alphabet.ts';
import {
  burn,
  codeHash,
  countAttempt,
  forgetAttempts,
  isBurnt,
  namesOf,
  type Names,
  takeBackAttempt,
} from './failures.ts';
import { hashRecoveryCode, isRecoveryCode } from './recovery-codes.ts';
import { openAtRest } from './seal-at-rest.ts';
import { checkSecret, hashing, saltOfNobody } from './secret.ts';
import { beginSession, findSession } from './sessions.ts';
import { hashToken } from './tokens.ts';
import { strayTotp, totpEndOf, totpStepOf } from './totp.ts';

type SignInParts = Pick<Parts, 'store' | 'clock' | 'config'>;

/** The salt of the account, or one that looks like it. */
export async function saltFor(email: string, { store, config }: SignInParts): Promise<string> {
  const handler = await store.read(({ people }) => people.byEmail(email.toLowerCase()));
  return (isReady(handler) && handler.salt) || saltOfNobody(email, config.secret);
}

/**
 * Answers the token of a half session, good for the second factor only. `previous`: the token in the cookie, whose
 * session ends; `from`: the address that asks. Throws the problems `sign-in-failed`, `account-paused` and, where too many
 * wait already, `slow-down`.
 */
export async function signIn(
  given: { email: string; signInSecret: string; previous: string | undefined; from: string },
  parts: SignInParts,
): Promise<string> {
  const { store, clock } = parts;
  const email = given.email.toLowerCase();
  const found = await store.read(({ people }) => people.byEmail(email));
  const handler = isReady(found) ? found : null;
  const { from } = given;
  // Counted in its turn and not before: who is refused for want of room has tried nothing.
  const names = await hashing.run(from, async () => {
    const counted = await counting({ email, from }, parts);
    const fits = await checkSecret(given.signInSecret, handler?.secretHash ?? null);
    return fits ? counted : null;
  });
  if (!handler || !names) throw new Problem('sign-in-failed');
  return store.transaction(async (records) => {
    await takeBackAttempt(records, names);
    if (given.previous) await records.people.endSession(hashToken(given.previous));
    return beginSession(records, handler.id, 'second-factor', clock.now());
  });
}

/** Counts an attempt and answers under which names. Throws the problem `account-paused`. */
async function counting(
  tried: { email: string; from: string },
  { store, clock, config }: SignInParts,
): Promise<Names> {
  const now = clock.now();
  const names = namesOf(tried, now, config.secret);
  const counted = await store.transaction((records) => countAttempt(records, names, now));
  if (counted.state === 'paused') throw pausedProblem(counted.until, now);
  return names;
}

/**
 * Answers the token of an open session; the half one ends. `from`: the address that asks. Throws the problems `not-signed-in` (no half session, or it
 * has run out: start again with the password), `sign-in-failed` and `account-paused`.
 */
export async function proveSecondFactor(
  given: { token: string | undefined; code: string; from: string },
  parts: SignInParts,
): Promise<string> {
  const { store, clock, config } = parts;
  const found = await store.read((records) =>
    findSession(records, given.token, 'second-factor', clock.now()),
  );
  if (!found) throw new Problem('not-signed-in');
  const { session, handler } = found;
  const names = await counting({ email: handler.email, from: given.from }, parts);

  const proof = readCode(given.code, handler, parts);
  if (proof === null) throw await refusedCode(given.code, handler, parts);
  const token = await store.transaction(async (records) => {
    const { people, audit } = records;
    const at = clock.now();
    const spent =
      proof.factor === 'totp'
        ? !(await isBurnt(records, codeHash(handler.id, proof.step, config.secret), at)) &&
          (await people.spendTotpStep(handler.id, proof.step))
        : await spendCode(people, given.code, handler.id, config, at);
    if (!spent) return null;
    await forgetAttempts(records, names);
    await people.endSession(session.tokenHash);
    const entry = {
      action: 'signed-in',
      handlerId: handler.id,
      params: { factor: proof.factor },
      at,
    };
    await audit.append(handler.rootId, handler.rootId, entry);
    return beginSession(records, handler.id, 'open', at);
  });
  if (token === null) throw new Problem('sign-in-failed');
  return token;
}

/** A code that was made before the secret was changed has its hash by the secret of then. */
async function spendCode(
  people: Records['people'],
  code: string,
  handlerId: string,
  config: Secrets,
  at: Date,
): Promise<boolean> {
  for (const secret of secretsOf(config))
    if (await people.spendRecoveryCode(handlerId, hashRecoveryCode(code, handlerId, secret), at))
      return true;
  return false;
}

type Proof = { factor: 'totp'; step: number } | { factor: 'recovery-code' };

function readCode(code: string, handler: HandlerRow, { clock, config }: SignInParts): Proof | null {
  if (isRecoveryCode(code)) return { factor: 'recovery-code' };
  const step = totpStepOf(bareCode(code), seedOf(handler, config), clock.now());
  return step === null ? null : { factor: 'totp', step };
}

function seedOf({ id, totpSealed }: HandlerRow, secrets: Secrets): string {
  return openAtRest(totpSealed!, id, secrets);
}

/**
 * Says whose clock is wrong where the code belongs to a moment near by. It has been counted as any wrong code. A code of a moment to come is burnt before
 * anything is said of it: else whoever has the password and guesses would learn of nine codes more, and wait for their moment.
 */
async function refusedCode(
  code: string,
  handler: HandlerRow,
  { store, clock, config }: SignInParts,
): Promise<Problem> {
  const now = clock.now();
  const stray = strayTotp(bareCode(code), seedOf(handler, config), now);
  // A code that was used is an old code, and says nothing of a clock.
  if (stray === null || stray.step <= handler.totpStep) return new Problem('sign-in-failed');
  const { step, clock: phoneClock } = stray;
  const hashed = codeHash(handler.id, step, config.secret);
  if (phoneClock.is === 'ahead')
    await store.transaction((records) => burn(records, hashed, now, totpEndOf(step)));
  return new Problem('sign-in-failed', {
    detail:
      'The code belongs to another moment. Set the clock of the phone to automatic, and give the code that the app shows then.',
    extras: { phoneClock },
  });
}

/** Has accepted the invitation and is not shut out. */
function isReady(handler: HandlerRow | undefined): handler is HandlerRow {
  return handler?.state === 'active' && handler.secretHash !== null && handler.totpSealed !== null;
}

function pausedProblem(until: Date, now: Date): Problem {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return new Problem('account-paused', {
    detail: 'Wait as many seconds as Retry-After says, then try again.',
    headers: { 'retry-after': String(seconds) },
  });
}
