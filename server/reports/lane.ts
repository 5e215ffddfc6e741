/**
 * In which lane a report lies: among those of its readers, or set apart for them to look through, where they also find it,
 * counted and with the same deadlines. Nobody is turned away.
 */
import type { Facts, Intake } from '../../contract/facts.ts';
import type { ProofState } from './proof.ts';

/** Whether very many reports without proof come to its unit or its organisation just now. */
export type Burst = 'none' | 'burst';
/**
 * Set apart is only what came in a burst, shows no proof of work, and tells of no danger. Danger is never set apart, because
 * it must be read at once; what floods with it fills the ordinary list, and gives few letters.
 */
export function laneOf(of: { burst: Burst; proof: ProofState; danger: Facts['danger'] }): Intake {
  if (of.danger !== 'no' || of.proof === 'valid') return 'ordinary';
  return of.burst === 'burst' ? 'quarantine' : 'ordinary';
}
