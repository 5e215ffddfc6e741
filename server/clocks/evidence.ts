/**
 * Keeps the evidence while the server runs: seals what the chains are once a day, and looks through all of it after the
 * start and after each seal. Nothing waits for it, and nothing that it finds stops the service: reports must be taken.
 */
import type { Clock } from '../../contract/clock.ts';
import { osloDay } from '../../contract/clock.ts';
import type { Store } from '../store/records.ts';
import { examine } from './examine.ts';

/** `looking`: not looked through since the start. `unknown`: that failed. */
type EvidenceState = 'looking' | 'intact' | 'broken' | 'unknown';

export type Evidence = {
  state(): EvidenceState;
  /** Of one tree: how many chains and seals are not as they were written. Of all trees where it is about a key. */
  brokenIn(rootId: string): number;
  /** Waits for the read in hand. */
  stop(): Promise<void>;
};

export type EvidenceParts = {
  store: Pick<Store, 'read' | 'transaction'>;
  clock: Clock;
  log: { error(values: object, line: string): void };
  /** Milliseconds between two looks at the clock. */
  everyMs?: number;
};

const everyMinutes = 10;
/** After each read while looking: the server does its work in between. */
const breathMs = 20;

export function startEvidence({
  store,
  clock,
  log,
  everyMs = everyMinutes * 60_000,
}: EvidenceParts): Evidence {
  let state: EvidenceState = 'looking';
  const broken = new Map<string, number>();
  let lookedOn: string | null = null;
  const stopping = new AbortController();
  const loop = run();
  return {
    state: () => state,
    brokenIn: (rootId) => (broken.get(rootId) ?? 0) + (broken.get('') ?? 0),
    async stop() {
      stopping.abort();
      await loop;
    },
  };

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await sealAll();
        if (lookedOn !== osloDay(clock.now())) await look();
      } catch (error) {
        if (stopping.signal.aborted) return;
        const name = error instanceof Error ? error.name : 'unknown';
        log.error({ error: name }, 'The history could not be sealed or looked through');
        if (state === 'looking') state = 'unknown';
      }
      await wait(everyMs).catch(() => undefined);
    }
  }

  async function sealAll(): Promise<void> {
    const roots = await store.read(({ organisations }) => organisations.roots());
    for (const { id } of roots)
      while (await store.transaction(({ audit }) => audit.sealDay(id, clock.now())))
        await wait(breathMs);
  }

  async function look(): Promise<void> {
    const day = osloDay(clock.now());
    const { findings, closedKeys } = await examine(store, () => wait(breathMs));
    if (stopping.signal.aborted) return;
    lookedOn = day;
    broken.clear();
    const seen = new Set<string>();
    for (const { rootId, chain, kind, at } of findings) {
      const about = chain ?? `${kind} ${at}`;
      if (seen.has(`${rootId} ${about}`)) continue;
      seen.add(`${rootId} ${about}`);
      broken.set(rootId, (broken.get(rootId) ?? 0) + 1);
    }
    state = findings.length > 0 || closedKeys.length > 0 ? 'broken' : 'intact';
    if (state === 'broken')
      log.error(
        { broken: seen.size },
        'The history is not what was written: keep this database as it is, and run npm run setup -- verify',
      );
  }

  function wait(ms: number): Promise<void> {
    const { signal } = stopping;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new Error('stopped'));
      const timer = setTimeout(done, ms);
      timer.unref();
      signal.addEventListener('abort', done, { once: true });
      function done() {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        if (signal.aborted) reject(new Error('stopped'));
        else resolve();
      }
    });
  }
}
