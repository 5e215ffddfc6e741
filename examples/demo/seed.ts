/**
 * Fills an empty demo as real people would: organisations from their files, each invitation accepted, the key of each inbox made
 * by its first reader, who seals it to her colleagues as well, and a few reports sealed and sent.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../../contract/api/public.ts';
import { systemClock } from '../../contract/clock.ts';
import { handOverCasesIn } from '../../server/cases/hand-over.ts';
import { apply } from '../../server/organisations/apply.ts';
import { readDescription } from '../../server/organisations/description.ts';
import { planOf } from '../../server/organisations/plan.ts';
import { openStore } from '../../server/store/open.ts';
import { accept, fill, signIn, type Account, type SignedIn } from '../../tests/clients/handler.ts';
import { makeFirstKeys } from '../../tests/clients/inbox-keys.ts';
import { report, settingsOf } from '../../tests/clients/reporter.ts';
import { reports } from './reports.ts';

export const password = 'fire blå sykler i snø';

export type People = { name: string; roles: string; account: Account }[];
/** `described` gets the text of each description before it is read, and puts in the origins of the sites. */
type Demo = {
  server: string;
  databaseUrl: string;
  secret: string;
  say: (line: string) => void;
  described?: (text: string) => string;
};

/** Fills an empty demo; answers who may sign in. */
export async function seed(demo: Demo): Promise<People> {
  demo.say('\nFilling the demo: people come in, keys are handed out …');
  const people = await comeIn(demo);
  demo.say('… and some reports are sent.');
  await sendReports(demo.server);
  return people;
}

/** Everybody of the demo's organisations accepts the invitation and gets the keys. */
export async function comeIn(given: Demo): Promise<People> {
  const { server, databaseUrl, secret, say, described } = given;
  const store = await openStore(databaseUrl, { secret });
  const people: People = [];
  try {
    for (const { top, plan } of await plans(described)) {
      const applied = await apply(plan, {
        store,
        clock: systemClock,
        secret,
        handOver: handOverCasesIn,
      });
      say(`  ${top.name}: ${applied.invitations.length} people`);
      const accounts = await Promise.all(
        applied.invitations.map(({ token }) => accept(server, token, password)),
      );
      const signedIn: SignedIn[] = [];
      for (const account of accounts) {
        const me = await signIn(server, account, account.recoveryCodes.shift());
        signedIn.push(me);
        await makeFirstKeys(me);
        const own = plan.members.filter(({ email }) => email === account.email);
        people.push({
          name: own[0]!.name,
          roles: own
            .map(({ inboxId, deputy }) => {
              const inbox = plan.inboxes.find(({ id }) => id === inboxId)!;
              const place = plan.organisations.find(({ id }) => id === inbox.organisationId)!;
              return `${inbox.name.nb}${deputy ? ' (stedfortreder)' : ''}, ${place.name}`;
            })
            .join('; '),
          account,
        });
      }
      // An owner may have come in after those below her: what they may give her, they give now.
      for (const me of signedIn) await fill(me);
    }
  } finally {
    await store.close();
  }
  return people;
}

/** What the descriptions of the demo's organisations ask for, in the order of their names. */
export async function plans(described: (text: string) => string = (text) => text) {
  const folder = fileURLToPath(new URL('./organisations/', import.meta.url));
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name) => {
      const [top] = readDescription(described(await readFile(join(folder, name), 'utf8')));
      return { top: top!, plan: planOf(top!) };
    }),
  );
}

async function sendReports(server: string): Promise<void> {
  const known = new Map<string, Settings>();
  for (const { organisation, unit, ...draft } of reports) {
    const settings = known.get(organisation) ?? (await settingsOf(server, organisation));
    known.set(organisation, settings);
    const unitId = settings.units.find(({ slug }) => slug === unit)!.id;
    await report(server, { ...draft, organisation, facts: { ...draft.facts, unitId } });
  }
}
