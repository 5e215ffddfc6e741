/**
 * Proof of work: a challenge for one report, and whether what came with the report solves it. The server keeps nothing: what it
 * must know is signed in the challenge, and the report's id in it makes a proof count once, for a report is stored once.
 */
import { createHmac } from 'node:crypto';
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import {
  proof as contract,
  type ChallengeAnswer,
  type ChallengeRequest,
  type Proof,
} from '../../contract/api/public.ts';
import { demand } from './demand.ts';

/** `valid` or `none`: a wrong, foreign or old proof is as none. No report is refused for it. */
export type ProofState = 'valid' | 'none';

/** Seconds. The form solves another when this one has grown old; short, so that nobody saves up many. */
export const challengeSeconds = 30 * 60;

export type ProofKeys = { hmacSignatureSecret: string; hmacKeySignatureSecret: string };

/** From the server's secret: the same in every process. */
export function proofKeys(secret: string): ProofKeys {
  const keyFor = (use: string) =>
    createHmac('sha256', secret).update(`mobbeknapp proof of work: ${use}`).digest('base64url');
  return { hmacSignatureSecret: keyFor('challenge'), hmacKeySignatureSecret: keyFor('key') };
}

/** Solved in `tries` tries at most: the server chooses which try it is, and does that one itself. */
export async function newChallenge(
  { organisation, reportId }: ChallengeRequest,
  tries: number,
  now: Date,
  keys: ProofKeys,
): Promise<ChallengeAnswer> {
  const until = Math.floor(now.getTime() / 1_000) + challengeSeconds;
  const challenge = await createChallenge({
    ...keys,
    algorithm: 'PBKDF2/SHA-256',
    cost: demand.costOfTry,
    counter: randomInt(tries - 1, 0),
    data: { organisation, reportId, until },
    deriveKey,
  });
  return { challenge: challenge as ChallengeAnswer['challenge'], seconds: challengeSeconds };
}

/** Never throws: whatever the header holds. */
export async function proofOf(
  header: string | undefined,
  report: { id: string; organisation: string },
  now: Date,
  keys: ProofKeys,
): Promise<ProofState> {
  const proof = header === undefined ? null : read(header);
  if (!proof) return 'none';
  const { organisation, reportId, until } = proof.challenge.parameters.data;
  const isOfThis = reportId === report.id && organisation === report.organisation;
  if (!isOfThis || until * 1_000 < now.getTime()) return 'none';
  const { verified } = await verifySolution({ ...keys, ...proof, deriveKey });
  return verified ? 'valid' : 'none';
}

function read(header: string): Proof | null {
  try {
    const found = contract.safeParse(JSON.parse(Buffer.from(header, 'base64url').toString()));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}
