/**
 * `npm run setup -- verify`: whether everything that is set and stored fits together. It reads all of it and writes nothing;
 * a line for each part, and below it what is wrong.
 */
import { ConfigError, readConfig, type Config } from '../config.ts';
import { systemClock } from '../../contract/clock.ts';
import { treeProblems } from '../../contract/tree-problems.ts';
import { examine } from '../clocks/examine.ts';
import { openSmtp } from '../mail/smtp.ts';
import { faultOf, faultSentences } from '../mail/verify.ts';
import { problemSentence } from '../organisations/proof-texts.ts';
import { openStore } from '../store/open.ts';
import type { Store, StoredTree } from '../store/records.ts';
import { toRouteTree } from '../store/tree.ts';
import { proofLines } from './show.ts';
import { keyProblems } from './verify-keys.ts';
import { historySentences } from './verify-words.ts';

/** `well` is the sentence where there is no problem. */
type Part = { name: string; well: string; problems: string[]; notes?: string[] };

/** Prints it by `say`; false where anything is wrong. `kept`: the hash of a seal that was kept outside. */
export async function verify(
  env: Record<string, string | undefined>,
  say: (line: string) => void,
  kept?: string,
): Promise<boolean> {
  let isWell = true;
  const tell = ({ name, well, problems, notes = [] }: Part): void => {
    const [first, ...others] = problems;
    say(first === undefined ? `ok    ${name}: ${well}` : `WRONG ${name}: ${first}`);
    for (const line of [...others, ...notes]) say(`      ${line}`);
    if (first !== undefined) isWell = false;
  };
  const config = configOf(env);
  if (config instanceof ConfigError) {
    tell({ name: 'config', well: '', problems: config.sentences });
    return false;
  }
  tell({ name: 'config', well: 'all that must be set is set, and can work.', problems: [] });
  tell(await mail(config));
  const store = await openStore(config.databaseUrl, { ...config, look: true }).catch(reasonOf);
  if (typeof store === 'string') {
    tell({ name: 'database', well: '', problems: [store] });
    return false;
  }
  try {
    for (const look of [database, chains, keys, trees])
      tell(await look(store, kept).catch((error: unknown) => failed(look.name, error)));
  } finally {
    await store.close();
  }
  return isWell;
}

function configOf(env: Record<string, string | undefined>): Config | ConfigError {
  try {
    return readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

async function mail(config: Config): Promise<Part> {
  const smtp = openSmtp(config);
  const problem = await smtp.verify().then(
    () => null,
    (error: unknown) =>
      `the mail server does not take us (${(error as { code?: string }).code ?? 'no answer'}). ${faultSentences[faultOf(error)]}.`,
  );
  smtp.close();
  const well = 'the mail server answers and lets us in; no letter was sent.';
  return { name: 'mail', well, problems: problem === null ? [] : [problem] };
}

/** A write that is undone. */
async function database(store: Store): Promise<Part> {
  const undone = new Error('undone');
  const problem = await store
    .transaction(async ({ organisations }) => {
      await organisations.touch();
      throw undone;
    })
    .catch((error: unknown) => (error === undone ? null : reasonOf(error)));
  const well = 'it answers, has the tables of this release, and can be written.';
  const problems = problem === null ? [] : [`it cannot be written: ${problem}`];
  return { name: 'database', well, problems };
}

async function chains(store: Store, kept?: string): Promise<Part> {
  const examined = await examine(store);
  const trees = await treesOf(store);
  const names = new Map(
    trees.flatMap(({ organisations }) =>
      [...organisations.values()].map(({ id, name }) => [id, name]),
    ),
  );
  const problems = historySentences(examined, (id) => names.get(id));
  const { known, newest } = await store.read(async ({ audit }) => ({
    ...(await audit.examineKeys()),
    newest: await audit.newestSeals(),
  }));
  if (kept !== undefined && !known.seals.has(kept))
    problems.push('The seal that you kept is not there: an older database was put in its place.');
  const notes = newest.map(
    ({ rootId, day, hash }) => `Keep outside: ${names.get(rootId) ?? rootId}, ${day}, ${hash}`,
  );
  const well = `${examined.chains} histories with ${examined.entries} entries and ${examined.seals} daily seals are what was written.`;
  return { name: 'chains', well, problems, notes };
}

async function keys(store: Store): Promise<Part> {
  const problems: string[] = [];
  for (const tree of await treesOf(store))
    problems.push(...(await store.read((records) => keyProblems(records, tree))));
  return { name: 'keys', well: 'every key, grant and recovery code fits.', problems };
}

async function trees(store: Store): Promise<Part> {
  const now = systemClock.now();
  const all = await treesOf(store);
  const problems: string[] = [];
  if (all.length === 0)
    problems.push('no organisation is stored yet. Begin with: npm run setup -- first');
  for (const tree of all) {
    const nameOf = (id: string) => tree.organisations.get(id)?.name ?? id;
    const inboxName = (id: string | undefined) => tree.inboxes.get(id ?? '')?.name.nb ?? 'none';
    const broken = treeProblems(toRouteTree(tree, now));
    problems.push(...broken.map((problem) => problemSentence(problem, nameOf, inboxName)));
    if (broken.length > 0) continue;
    const { ok, lines } = proofLines(tree, now, 'as-is');
    if (!ok) problems.push(...lines);
  }
  return { name: 'trees', well: 'every report has a reader today.', problems };
}

function treesOf(store: Store): Promise<StoredTree[]> {
  return store.read(async ({ organisations }) => {
    const found: StoredTree[] = [];
    for (const { id } of await organisations.roots()) found.push(await organisations.tree(id));
    return found;
  });
}

function failed(name: string, error: unknown): Part {
  return { name, well: '', problems: [`could not be looked through: ${reasonOf(error)}`] };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
