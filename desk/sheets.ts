/**
 * The printed sheets of inboxes. A sheet of now opens a key pair of its own, to which the inbox's keys are sealed; it is made here, and
 * tried here with what was typed from it before the server is given anything. Older sheets lie directly over the inbox's keys.
 */
import type { z } from 'zod';
import type { recoveryAnswer } from '../contract/api/people.ts';
import { newKeyPair, type KeyPair, type PrivateKey } from '../contract/sealing/keys.ts';
import {
  newRecoveryCode,
  openWithRecoveryCode,
  sealToRecoveryCode,
} from '../contract/sealing/recovery.ts';
import { SealingError } from '../contract/sealing/sealing-error.ts';
import { openExpected } from './keys.ts';

export type RecoveryAnswer = z.output<typeof recoveryAnswer>;
/** `sealedKey`: the pair's private half under the code. The code itself leaves this browser on paper only. */
export type Sheet = { code: string; pair: KeyPair; sealedKey: string };

/** `shared`: an older sheet, whose code may lie over the keys of other inboxes too; it has no pair. */
export type OpenedSheet = { keys: PrivateKey[] } & (
  { sheet: 'own'; pair: PrivateKey } | { sheet: 'shared'; pair: null }
);

export async function newSheet(): Promise<Sheet> {
  const [code, pair] = [newRecoveryCode(), await newKeyPair()];
  return { code, pair, sealedKey: await sealToRecoveryCode(pair.privateKey, code) };
}

/** Throws SealingError where what was typed does not open what the server would be given. */
export async function trySheet({ pair, sealedKey }: Sheet, typed: string): Promise<void> {
  const opened = await openWithRecoveryCode(sealedKey, typed);
  if (opened.kid !== pair.publicKey.kid) throw new SealingError('damaged');
}

/**
 * What a typed code opens: every key of the inbox, as it lies there. Each is compared with the name under which it lies. Throws
 * SealingError `wrong-key` where the code opens nothing of this inbox, `damaged` where it opens other keys only.
 */
export async function openSheet(
  { pair, sheets }: RecoveryAnswer,
  code: string,
): Promise<OpenedSheet> {
  const tried = [];
  if (pair) {
    const opened = await tryCode({ kid: pair.publicKey.kid, sealedKey: pair.sealedKey }, code);
    if ('key' in opened) {
      const grants = await Promise.all(pair.grants.map((one) => openExpected(one, opened.key)));
      return { sheet: 'own', pair: opened.key, keys: grants.filter((key) => key !== undefined) };
    }
    tried.push(opened);
  }
  const keys: PrivateKey[] = [];
  for (const paper of sheets) {
    const opened = await tryCode(paper, code);
    if ('key' in opened) keys.push(opened.key);
    else tried.push(opened);
  }
  if (keys.length > 0) return { sheet: 'shared', pair: null, keys };
  throw (
    tried.find(({ error }) => error.reason !== 'wrong-key')?.error ?? new SealingError('wrong-key')
  );
}

/** Most lie under other codes; and one that is damaged must not keep the others from her. */
async function tryCode(
  { kid, sealedKey }: { kid: string; sealedKey: string },
  code: string,
): Promise<{ key: PrivateKey } | { error: SealingError }> {
  try {
    const key = await openWithRecoveryCode(sealedKey, code);
    return key.kid === kid ? { key } : { error: new SealingError('damaged') };
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return { error };
  }
}
