/**
 * `npm run setup`: the first organisation, organisations from a file, a new link for an invitation, and the proof that
 * no report gets lost; on the command line, because whoever runs the server comes before whoever works at the desk.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { osloDay, systemClock } from '../contract/clock.ts';
import { proveTotal } from '../contract/prove.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { newInvitation } from './mail/invitation.ts';
import { apply, dryRun, type Applied } from './organisations/apply.ts';
import { DescriptionError, readDescription, type Described } from './organisations/description.ts';
import { planOf } from './organisations/plan.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/records.ts';
import { toRouteTree } from './store/tree.ts';

const help = `Usage: npm run setup -- COMMAND

  first                        the first organisation: asks, or takes
      --name NAME --slug SLUG --kind KIND --sector SECTOR
      --inbox NAME             who reads, as a role ("Rektor og stedfortreder")
      --person NAME --email ADDRESS          the administrator, who reads first
      --independent NAME --independent-person NAME --independent-email ADDRESS
                               who reads when the leader is accused
      --origin https://…       the site that embeds the button
  describe FILE [--apply]      organisations from a file (examples/organisations.yaml);
                               without --apply it only says what it would do
  invite ADDRESS               a new link for somebody whose invitation was lost
  prove                        tries who would read, for every answer, with the keys held today
  show                         what is stored

The configuration is the server's: see docs/operations.md. The server may run meanwhile.
`;

/** A mistake of whoever typed the command: shown without a stack. */
class UsageError extends Error {}

const { values: flags, positionals } = readArguments();

try {
  const [command, argument] = positionals;
  if (flags.help || command === undefined) console.log(help);
  else await run(command, argument);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(command: string, argument: string | undefined): Promise<void> {
  const commands: Record<string, (store: Store, config: Config) => Promise<void>> = {
    first: async (store, config) => {
      await writeAll([await firstOrganisation()], store, config);
    },
    describe: (store, config) => describe(argument, store, config),
    invite: (store, config) => invite(argument, store, config),
    prove,
    show,
  };
  const chosen = commands[command];
  if (!chosen) throw new UsageError(`There is no command "${command}".\n\n${help}`);
  const config = readConfig(process.env);
  const store = await openStore(config.databaseUrl);
  try {
    await chosen(store, config);
  } finally {
    await store.close();
  }
}

async function describe(file: string | undefined, store: Store, config: Config): Promise<void> {
  if (file === undefined) throw new UsageError('Name the file: npm run setup -- describe FILE');
  const described = readDescription(readFileSync(file, 'utf8'));
  if (flags.apply) return writeAll(described, store, config);
  for (const top of described) {
    const { changes, proved } = await dryRun(planOf(top), { store, clock: systemClock });
    console.log(`${top.name}: ${proved} combinations of answers tried, each has a reader.`);
    console.log(
      changes.length > 0 ? changes.map((line) => `  ${line}`).join('\n') : '  No change.',
    );
  }
  console.log('\nNothing was written. Say --apply to write this.');
}

async function writeAll(described: Described[], store: Store, config: Config): Promise<void> {
  // All are planned and proved before the first is written.
  const plans = described.map(planOf);
  for (const plan of plans) await dryRun(plan, { store, clock: systemClock });
  for (const plan of plans)
    tell(await apply(plan, { store, clock: systemClock, secret: config.secret }), config);
}

function tell({ changes, recoveryCodes, invitations }: Applied, { publicUrl }: Config): void {
  console.log(changes.length > 0 ? changes.join('\n') : 'No change.');
  for (const { email, token } of invitations)
    console.log(
      `\nInvitation for ${email} (a letter is on its way as well):\n  ${new URL(`/desk/#/invitations/${token}`, publicUrl).href}`,
    );
  for (const { code, inboxes } of recoveryCodes)
    console.log(
      `\nRecovery code for: ${inboxes.join('; ')}\n\n    ${code}\n\nPrint it and lock it away. It is shown only now, and the server does not have it. The set-up is not done until the first member has typed it back at the desk.`,
    );
}

async function firstOrganisation(): Promise<Described> {
  const terminal = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : null;
  const ask = async (flag: FlagName, question: string, otherwise?: string): Promise<string> => {
    const given = flags[flag];
    if (typeof given === 'string') return given;
    if (terminal) {
      const hint = otherwise === undefined ? '' : ` [${otherwise}]`;
      const answer = (await terminal.question(`${question}${hint}: `)).trim() || otherwise;
      if (answer) return answer;
    } else if (otherwise !== undefined) return otherwise;
    throw new UsageError(`${question}? Give it as --${flag}.`);
  };
  try {
    const name = await ask('name', 'Name of the organisation');
    const slug = await ask('slug', 'Short name for addresses, small letters', slugOf(name));
    const kind = await ask(
      'kind',
      'Kind (municipality, school, club, university, …)',
      'municipality',
    );
    const sector = await ask(
      'sector',
      'Sector (school, kindergarten, sport, university, workplace)',
      'school',
    );
    const inbox = await ask('inbox', 'Who reads, as a role', 'Skoleeier');
    const person = await ask('person', 'Name of the administrator, who reads first');
    const email = await ask('email', "The administrator's e-mail address");
    const independent = await ask(
      'independent',
      'Who reads when the leader is accused, as a role',
      'Uavhengig mottak',
    );
    const other = await ask('independent-person', 'Name of that person');
    const otherEmail = await ask('independent-email', "That person's e-mail address");
    const origin = await ask('origin', 'Site that embeds the button (https://…), or nothing', '-');
    const same = (text: string) => ({ nb: text, nn: text, en: text });
    const text = JSON.stringify({
      organisations: [
        {
          slug,
          name,
          kind,
          sector,
          unit: true,
          origins: origin === '-' ? [] : [origin],
          independentInbox: 'independent',
          inbox: 'main',
          inboxes: [
            {
              key: 'main',
              name: same(inbox),
              members: [{ email, name: person, administrator: true }],
            },
            {
              key: 'independent',
              name: same(independent),
              standing: 'independent',
              members: [{ email: otherEmail, name: other }],
            },
          ],
        },
      ],
    });
    return readDescription(text)[0]!;
  } finally {
    terminal?.close();
  }
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

async function invite(email: string | undefined, store: Store, config: Config): Promise<void> {
  if (email === undefined)
    throw new UsageError('Name the address: npm run setup -- invite ADDRESS');
  const { token } = await store.transaction(async (records) => {
    const handler = await records.people.byEmail(email.toLowerCase());
    if (!handler)
      throw new UsageError(
        `Nobody has the address ${email}. Add the person to the file and apply it.`,
      );
    if (handler.state !== 'invited')
      throw new UsageError(
        `${email} has come in already. A lost password is mended at the desk, by a colleague.`,
      );
    const { id: handlerId, rootId } = handler;
    const now = systemClock.now();
    const invitation = newInvitation({ rootId, handlerId, secret: config.secret, now });
    await records.people.addInvitation(invitation.row);
    await records.outbox.add([invitation.letter]);
    await records.audit.append(rootId, rootId, {
      action: 'invitation-sent',
      handlerId: null,
      params: { handlerId },
      at: now,
    });
    return invitation;
  });
  tell({ changes: [], recoveryCodes: [], invitations: [{ email, token }] }, config);
}

async function prove(store: Store): Promise<void> {
  const now = systemClock.now();
  const trees = await store.read(async ({ organisations }) => {
    const roots = await organisations.roots();
    return Promise.all(roots.map(({ id }) => organisations.tree(id)));
  });
  if (trees.length === 0) throw new UsageError('No organisation is stored yet.');
  for (const stored of trees) {
    const { proved, gaps } = proveTotal(toRouteTree(stored, now));
    const name = stored.organisations.get(stored.rootId)!.name;
    if (gaps.length === 0) {
      console.log(
        `${name}: ${proved} combinations of answers tried on ${osloDay(now)}, each has a reader.`,
      );
      continue;
    }
    process.exitCode = 1;
    for (const { unitId, facts } of gaps)
      console.log(
        `${name}: a report from ${stored.organisations.get(unitId)!.name} would have no reader (who does it "${facts.accused}", danger "${facts.danger}", role "${facts.role}"). Has everybody come in and been let in?`,
      );
  }
}

async function show(store: Store): Promise<void> {
  const trees = await store.read(async ({ organisations }) => {
    const roots = await organisations.roots();
    return Promise.all(roots.map(({ id }) => organisations.tree(id)));
  });
  for (const tree of trees)
    for (const organisation of tree.organisations.values()) {
      console.log(`${organisation.name} (${organisation.slug})`);
      for (const inbox of tree.inboxes.values()) {
        if (inbox.organisationId !== organisation.id) continue;
        console.log(`  ${inbox.name.nb}`);
        for (const { inboxId, handlerId, deputy } of tree.memberships) {
          if (inboxId !== inbox.id) continue;
          const handler = tree.handlers.get(handlerId)!;
          const holds = tree.grants.has(`${inbox.currentKid} ${handlerId}`);
          const state =
            handler.state === 'invited' ? 'invited' : holds ? 'holds the key' : 'waits for the key';
          console.log(`    ${handler.email}${deputy ? ', deputy' : ''}: ${state}`);
        }
      }
    }
}

type FlagName = Exclude<keyof typeof flags, 'help' | 'apply'>;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        apply: { type: 'boolean' },
        name: { type: 'string' },
        slug: { type: 'string' },
        kind: { type: 'string' },
        sector: { type: 'string' },
        inbox: { type: 'string' },
        person: { type: 'string' },
        email: { type: 'string' },
        independent: { type: 'string' },
        'independent-person': { type: 'string' },
        'independent-email': { type: 'string' },
        origin: { type: 'string' },
      },
    });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`);
    process.exit(1);
  }
}
