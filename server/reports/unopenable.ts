/**
 * Refuses what could never be opened while the reporter is still there: sealed parts, and the key with which she comes back. Whoever
 * holds no key sees lengths, points and names only; what is wrong beyond that nobody can tell before it is opened.
 */
import { hash } from 'node:crypto';
import type { ReportRequest } from '../../contract/api/public.ts';
import { isBase64url } from '../../contract/sealing/bytes.ts';
import { isLockedKey, isOnCurve } from '../http/handed-keys.ts';
import { sealedFaults } from '../http/sealed-faults.ts';
import type { StoredTree } from '../store/records.ts';
import type { FieldError } from './rules.ts';

/** `aad`: as its place demands. */
export function sealedErrors(part: string, sealed: unknown, aad: string): FieldError[] {
  const faults = sealedFaults(sealed, `/${part}`);
  if (faults.length > 0 || (sealed as { aad: string }).aad === aad) return faults;
  const detail = 'Seal it for this organisation, this id and this part.';
  return [{ pointer: `/${part}/aad`, detail }];
}

/**
 * A key under a wrong name or off the curve could never be sealed to, and a reader's would leave the reporter out: nobody could answer
 * her. A lock of another kind never opens: she could not read the answer. RFC 7638, as in `keys.ts`, but without waiting.
 */
export function reporterErrors(
  { key, lockedKey, accessTokenHash }: ReportRequest['reporter'],
  tree: StoredTree,
): FieldError[] {
  const { x, y, kid } = key;
  const members = JSON.stringify({ crv: 'P-256', kty: 'EC', x, y });
  const errors: FieldError[] = [];
  const refuse = (pointer: string, detail: string) => errors.push({ pointer, detail });
  if (hash('sha256', members, 'base64url') !== kid)
    refuse('/reporter/key/kid', 'Give the RFC 7638 thumbprint of the key.');
  if (!isOnCurve(key))
    refuse('/reporter/key', 'Give a point on P-256: nobody could answer to this one.');
  else if (inboxPoints(tree).has(x))
    refuse('/reporter/key', 'Make a new key pair for each report: this key is an inbox’s.');
  if (!isLockedKey(lockedKey))
    refuse('/reporter/lockedKey', 'Lock the private key as contract/sealing/lock.ts does.');
  // Another spelling of the same bytes would never be found again.
  if (!isBase64url(accessTokenHash))
    refuse('/reporter/accessTokenHash', 'Give 32 bytes in base64url without stray bits.');
  return errors;
}

/**
 * The `x` of all keys that the tree's inboxes have or had: a point and its mirror image share it, and the private key of the one
 * opens what is sealed to the other. Gathered once for each state of the tree.
 */
function inboxPoints(tree: StoredTree): ReadonlySet<string> {
  const known = pointsOf.get(tree);
  if (known) return known;
  const rows = [...tree.keys.values(), ...tree.retiredKeys.values()];
  const points = new Set(rows.map(({ publicKey }) => publicKey.x));
  pointsOf.set(tree, points);
  return points;
}
const pointsOf = new WeakMap<StoredTree, ReadonlySet<string>>();
