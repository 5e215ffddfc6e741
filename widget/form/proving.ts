/**
 * Sees to it that a report has a proof of work when it is sent: asked and solved once, while the reporter writes, and anew when it
 * has grown old. Whatever fails or takes too long here is passed over in silence: the report is sent without.
 */
import { askChallenge } from './api.ts';
import { fetched } from './fetched.ts';
import type { Reporter } from './seal-report.ts';

/** Milliseconds that "Send" waits for a proof that is not there yet. */
const patience = 1_500;
/** Milliseconds that a proof must still count for, so that it need not be made anew while the answers are looked over. */
const spare = 10 * 60_000;

type Held = { proof: Promise<string | null>; until: number; stop: () => void };

const held = new WeakMap<Reporter, Held>();

/** Where a report is going and from which organisation's form. */
type Place = { origin: string; organisation: string };

/** Begins where there is none, or none that lasts. Answers what stops it. */
export function prove(reporter: Reporter, place: Place): () => void {
  const before = held.get(reporter);
  if (before && Date.now() < before.until - spare) return before.stop;
  const controller = new AbortController();
  const now: Held = {
    // Known when the challenge has come; until then nobody begins a second time.
    until: Infinity,
    stop: () => controller.abort(),
    proof: reckon(),
  };
  held.set(reporter, now);
  return now.stop;

  async function reckon(): Promise<string | null> {
    try {
      const { reportId } = reporter;
      const { origin, organisation } = place;
      const answer = await askChallenge(origin, { organisation, reportId });
      if (answer.state !== 'answered') throw new Error(answer.state);
      const { challenge, seconds } = answer.value;
      now.until = Date.now() + seconds * 1_000;
      const { solve } = await fetched(() => import('./proof.ts'));
      return await solve(challenge, controller);
    } catch {
      // The next question tries again; until then an older one may still count.
      now.until = 0;
      return before?.proof ?? null;
    }
  }
}

/** In a moment at most; null where there is none by then. */
export async function proofOf(reporter: Reporter): Promise<string | null> {
  const proof = held.get(reporter)?.proof ?? null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  return Promise.race([proof, tooLate]).finally(() => clearTimeout(timer));
}
