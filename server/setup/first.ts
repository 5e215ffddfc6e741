/**
 * The first organisation, asked for one thing at a time or taken from flags. The answers become a description, so that
 * they are checked, proved and written in the same way as a file.
 */
import { createInterface } from 'node:readline/promises';
import { organisationKinds } from '../../contract/route.ts';
import { sectors } from '../../contract/facts.ts';
import { readDescription, type Described } from '../organisations/description.ts';
import { UsageError } from './usage.ts';

/** In the order in which they are asked. `otherwise`: what an empty answer means; none where there must be one. */
export const questions = {
  name: { asks: 'Name of the organisation' },
  slug: { asks: 'Short name for addresses, small letters', otherwise: slugOf },
  kind: { asks: `Kind: ${organisationKinds.join(', ')}`, otherwise: () => 'municipality' },
  sector: { asks: `Sector: ${sectors.join(', ')}`, otherwise: () => 'school' },
  inbox: { asks: 'Who reads, as a role', otherwise: () => 'Skoleeier' },
  person: { asks: 'Name of the administrator, who reads first' },
  email: { asks: "The administrator's e-mail address" },
  independent: {
    asks: 'Who reads when the leader is accused, as a role',
    otherwise: () => 'Uavhengig mottak',
  },
  'independent-person': { asks: 'Name of somebody there' },
  'independent-email': { asks: "That person's e-mail address" },
  origin: {
    asks: 'Site that embeds the button (https://…), or - for none yet',
    otherwise: () => '-',
  },
} as const satisfies Record<string, { asks: string; otherwise?: (name: string) => string }>;

export type Question = keyof typeof questions;
export type Answers = Record<Question, string>;

/** `given`: what the flags say. Asks for the rest where there is a terminal; else throws a `UsageError` that names the flag. */
export async function firstOrganisation(
  given: Partial<Record<Question, string | undefined>>,
  isTerminal = process.stdin.isTTY,
): Promise<Described> {
  const terminal = isTerminal
    ? createInterface({ input: process.stdin, output: process.stdout })
    : undefined;
  try {
    const answers: Partial<Answers> = {};
    for (const question of Object.keys(questions) as Question[]) {
      const { asks, otherwise }: { asks: string; otherwise?: (name: string) => string } =
        questions[question];
      const preset = otherwise?.(answers.name ?? '');
      const hint = preset === undefined ? '' : ` [${preset}]`;
      const typed = given[question] ?? (await terminal?.question(`${asks}${hint}: `));
      const answer = (typed ?? '').trim() || preset;
      if (!answer) throw new UsageError(`${asks}? Give it as --${question}.`);
      answers[question] = answer;
    }
    return described(answers as Answers);
  } finally {
    terminal?.close();
  }
}

/** JSON is YAML. The role's name is the same in all languages until somebody translates it in a file. */
function described(answers: Answers): Described {
  const { name, slug, kind, sector, origin } = answers;
  const same = (text: string) => ({ nb: text, nn: text, en: text });
  const organisation = {
    slug,
    name,
    kind,
    sector,
    unit: true,
    origins: origin === '-' ? [] : [origin],
    inbox: 'main',
    independentInbox: 'independent',
    inboxes: [
      {
        key: 'main',
        name: same(answers.inbox),
        members: [{ email: answers.email, name: answers.person, administrator: true }],
      },
      {
        key: 'independent',
        name: same(answers.independent),
        standing: 'independent',
        members: [{ email: answers['independent-email'], name: answers['independent-person'] }],
      },
    ],
  };
  // A copy stands in no file: no mistake is told with a line that nobody sees.
  return structuredClone(readDescription(JSON.stringify({ organisations: [organisation] }))[0]!);
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
