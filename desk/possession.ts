/**
 * Answers for the keys of the ring: fetches challenges, answers those made for the keys that it was given and no others, and keeps the
 * answers in memory while the desk is unlocked. An answer serves every act of the session until it expires.
 */
import type { z } from 'zod';
import type { challengeAnswer } from '../contract/api/people.ts';
import type { Clock } from '../contract/clock.ts';
import { publicHalf, type PrivateKey, type PublicKey } from '../contract/sealing/keys.ts';
import {
  answerChallenge,
  mostPossessions,
  writePossessions,
  type Possession,
} from '../contract/sealing/possession.ts';

type Challenges = z.output<typeof challengeAnswer>;

/** So long before an answer expires another is fetched: a request can be on its way for as long. */
const renewedBefore = 120;

/** `ask` sends the public halves, 100 at most, and brings the server's challenges. */
export function openPossessions({
  ask,
  clock,
}: {
  ask: (keys: PublicKey[]) => Promise<Challenges>;
  clock: Clock;
}) {
  let answers = new Map<string, Possession>();

  const isFresh = (kid: string) =>
    (answers.get(kid)?.expires ?? 0) - renewedBefore > clock.now().getTime() / 1000;

  /**
   * The header for an act that speaks of these keys. Throws SealingError where a challenge is none, or was made for another key
   * than it says; DeskProblem where none could be fetched.
   */
  async function headerFor(keys: readonly PrivateKey[]): Promise<string> {
    // What comes after the desk was locked must not be kept for whoever unlocks it.
    const kept = answers;
    const asked = keys.slice(0, mostPossessions);
    const missing = asked.filter(
      ({ kid }, index) => !isFresh(kid) && asked.findIndex((key) => key.kid === kid) === index,
    );
    if (missing.length > 0) {
      const { challenges } = await ask(missing.map(publicHalf));
      for (const { kid, challenge, expires } of challenges) {
        const key = missing.find((one) => one.kid === kid);
        // The server chooses what it sends: only what was asked for is answered.
        if (key) kept.set(kid, { kid, expires, answer: await answerChallenge(challenge, key) });
      }
    }
    const kids = new Set(asked.map(({ kid }) => kid));
    return writePossessions([...kids].flatMap((kid) => kept.get(kid) ?? []));
  }

  return {
    headerFor,
    /** The server takes them no more: the next act answers anew. */
    forget(keys: readonly PrivateKey[]): void {
      for (const { kid } of keys) answers.delete(kid);
    },
    drop(): void {
      answers = new Map();
    },
  };
}
