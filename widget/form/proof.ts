/**
 * The proof file: solves a challenge. The browser's own threads do the reckoning (WebCrypto's PBKDF2), one try after the other, so
 * that a page is never held up and no worker is needed, which a page's policy could forbid. Nobody imports it but `proving.ts`.
 */
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { ChallengeAnswer, Proof } from '../../contract/api/public.ts';
import { toBase64url, utf8 } from '../../contract/sealing/bytes.ts';

/** Milliseconds. A device that is slower than this goes without. */
const timeout = 60_000;

/** As the header `Mobbeknapp-Proof` takes it. Null where it was called off or took too long. */
export async function solve(
  challenge: ChallengeAnswer['challenge'],
  controller: AbortController,
): Promise<string | null> {
  const solution = await solveChallenge({ challenge, controller, deriveKey, timeout });
  if (!solution) return null;
  const { counter, derivedKey } = solution;
  const proof: Proof = { challenge, solution: { counter, derivedKey } };
  return toBase64url(utf8(JSON.stringify(proof)));
}
