/** A proof of work as the form sends it: the challenge is asked of the server and solved in earnest. */
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { ChallengeAnswer, Proof } from '../../contract/api/public.ts';
import type { ServerWorld } from './server-world.ts';

export function askChallenge(
  { app }: Pick<ServerWorld, 'app'>,
  organisation: string,
  reportId: string,
  remoteAddress = '127.0.0.1',
) {
  return app.inject({
    method: 'POST',
    url: '/api/v1/challenges',
    remoteAddress,
    payload: { organisation, reportId },
  });
}

export async function solved({ challenge }: ChallengeAnswer): Promise<Proof> {
  const solution = await solveChallenge({ challenge, deriveKey });
  const { counter, derivedKey } = solution!;
  return { challenge, solution: { counter, derivedKey } };
}

/** As the header has it. */
export function headerOf(proof: unknown): string {
  return Buffer.from(JSON.stringify(proof)).toString('base64url');
}
