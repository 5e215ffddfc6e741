/**
 * Looks through all the evidence that the store holds, in small reads one after another, and says what is wrong. For the
 * command line and for the server at work, which pauses in between.
 */
import type { Finding, Records, SealPlace, Store } from '../store/records.ts';

export type Examination = {
  chains: number;
  entries: number;
  /** Parts of daily seals. */
  seals: number;
  /** Of each chain what was found, each once; at most `mostFindings` of them are kept. */
  findings: Finding[];
  /** How many chains, seals and keys something was found of. */
  broken: number;
  /** Keys that are stored and that no secret of ours opens: what they sealed cannot be told from forged. */
  closedKeys: string[];
};

/** So that a database without any history does not fill the memory with what is wrong with it. */
const mostFindings = 1_000;

/** `pause` is waited for after each read. */
export async function examine(
  store: Pick<Store, 'read'>,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Examination> {
  const kept = new Map<string, Finding>();
  const broken = new Set<string>();
  const { known, closedKeys, findings } = await store.read(({ audit }) => audit.examineKeys());
  keep(findings);
  const seen = { chains: 0, entries: 0, seals: 0 };

  await through<SealPlace | null>(null, async (audit, after) => {
    const part = await audit.examineSeal(after);
    if (part.next) seen.seals += 1;
    return part;
  });
  await through('', async (audit, after) => {
    const part = await audit.examineChains(after, known);
    seen.chains += part.chains;
    seen.entries += part.entries;
    return part;
  });
  await through('', (audit, after) => audit.examineReports(after));
  return { ...seen, findings: [...kept.values()], broken: broken.size, closedKeys };

  async function through<Place>(
    first: Place,
    look: (
      audit: Records['audit'],
      after: Place,
    ) => Promise<{ findings: Finding[]; next: Place | null }>,
  ): Promise<void> {
    for (let after = first; ; await pause()) {
      const { findings: found, next } = await store.read(({ audit }) => look(audit, after));
      keep(found);
      if (next === null) return;
      after = next;
    }
  }

  /** Each kind of fault of a chain once: of two counts of what is missing the higher one is true. */
  function keep(found: Finding[]): void {
    for (const one of found) {
      const about = one.chain ?? `${one.kind} ${one.rootId} ${one.at}`;
      broken.add(about);
      const name = `${about} ${one.kind}`;
      const before = kept.get(name);
      if (before ? one.count > before.count : kept.size < mostFindings) kept.set(name, one);
    }
  }
}
