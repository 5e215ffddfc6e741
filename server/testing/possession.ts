/** Answers for keys, for tests: what the desk sends in its header with every act. */
import type { FastifyInstance } from 'fastify';
import type { KeyPair } from '../../contract/sealing/keys.ts';
import {
  answerChallenge,
  possessionHeader,
  writePossessions,
  type Possession,
} from '../../contract/sealing/possession.ts';

/** By session and kid, as a browser keeps them. */
const answered = new Map<string, Possession>();

/** The header for these keys, or none; asks the server for the challenges that are not answered yet, or soon over. */
export async function answersFor(
  app: FastifyInstance,
  cookie: string,
  keys: readonly KeyPair[],
  now: Date,
): Promise<Record<string, string>> {
  const at = (kid: string) => `${cookie} ${kid}`;
  const isGood = ({ publicKey }: KeyPair) =>
    (answered.get(at(publicKey.kid))?.expires ?? 0) * 1000 > now.getTime() + 60_000;
  const missing = keys.filter((key) => !isGood(key));
  if (missing.length > 0)
    for (const one of await answerAnew(app, cookie, missing)) answered.set(at(one.kid), one);
  const held = keys.flatMap(({ publicKey }) => answered.get(at(publicKey.kid)) ?? []);
  return held.length > 0 ? { [possessionHeader]: writePossessions(held) } : {};
}

/** Nothing where the server gives no challenge, because she is not signed in any more, say. */
export async function answerAnew(
  app: FastifyInstance,
  cookie: string,
  keys: readonly KeyPair[],
): Promise<Possession[]> {
  const asked = await app.inject({
    method: 'POST',
    url: '/api/v1/possession-challenges',
    headers: { cookie },
    payload: { keys: keys.map(({ publicKey }) => publicKey) },
  });
  if (asked.statusCode !== 200) return [];
  const { challenges } = asked.json<{
    challenges: { kid: string; challenge: string; expires: number }[];
  }>();
  return Promise.all(
    challenges.map(async ({ kid, challenge, expires }) => {
      const { privateKey } = keys.find(({ publicKey }) => publicKey.kid === kid)!;
      return { kid, expires, answer: await answerChallenge(challenge, privateKey) };
    }),
  );
}
