/** What every room is given when it is registered: its whole world, by argument. */
import type { Clock } from '../../contract/clock.ts';
import type { MailServerState } from '../../contract/mail-server.ts';
import type { Config } from '../config.ts';
import type { Store } from '../store/records.ts';
import type { TreeCache } from '../store/tree.ts';

/** What the daily look at the history has found (`clocks/evidence.ts`). */
export type EvidenceSeen = {
  /** `looking`: not since the start; `unknown`: it could not be looked through. */
  state(): 'looking' | 'intact' | 'broken' | 'unknown';
  /** How much of one tree is not as it was written. */
  brokenIn(rootId: string): number;
};

/** What was found out about the mail server without a letter (`mail/verify.ts`). */
export type MailSeen = { state(): MailServerState };

export type Parts = {
  store: Store;
  trees: TreeCache;
  clock: Clock;
  /** Call after a commit that added letters. */
  wake: () => void;
  evidence: EvidenceSeen;
  mailServer: MailSeen;
  config: Config;
};
