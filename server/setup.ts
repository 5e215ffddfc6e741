/**
 * `npm run setup`: the first organisation, organisations from a file, a new link for an invitation, and the proof that
 * no report gets lost and nothing was changed by hand; on the command line, because whoever runs the server comes before whoever works at the desk.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { systemClock } from '../contract/clock.ts';
import { readAddress } from '../contract/internet-names.ts';
import { handOverCasesIn } from './cases/hand-over.ts';
import { readConfig, type Config } from './config.ts';
import { newInvitation } from './mail/invitation.ts';
import { recognitionWord } from './mail/letters.ts';
import { apply, dryRun, type Applied, type HandOver } from './organisations/apply.ts';
import { DescriptionError, readDescription, type Described } from './organisations/description.ts';
import { textOfFile } from './organisations/file-text.ts';
import { mistakeLanguages } from './organisations/mistake-texts.ts';
import { plansOf } from './organisations/plans.ts';
import { proofText, readinessSentence } from './organisations/proof-texts.ts';
import { firstOrganisation } from './setup/first.ts';
import { helpLines } from './setup/help-lines.ts';
import { letMakeNewKey } from './setup/new-key.ts';
import { restore } from './setup/restore.ts';
import { casesLines, openingLines, proofLines, storedTrees, treeLines } from './setup/show.ts';
import { sendTestLetter } from './setup/test-letter.ts';
import { help, UsageError } from './setup/usage.ts';
import { verify } from './setup/verify.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/records.ts';

const text = { type: 'string' } as const;
const options = {
  help: { type: 'boolean', short: 'h' },
  apply: { type: 'boolean' },
  invited: { type: 'boolean' },
  name: text,
  slug: text,
  kind: text,
  sector: text,
  inbox: text,
  person: text,
  email: text,
  independent: text,
  'independent-person': text,
  'independent-email': text,
  origin: text,
  seal: text,
  on: text,
  case: text,
  language: text,
} as const;

type Told = { store: Store; config: Config; argument: string | undefined; flags: Flags };
type Flags = ReturnType<typeof readArguments>['values'];

const commands: Record<string, (told: Told) => Promise<void>> = {
  first,
  describe,
  invite,
  prove,
  show,
  restore: ({ store, flags }) => restore(flags, store, systemClock),
  'help-lines': async ({ store, argument, flags: { on, slug } }) =>
    console.log((await helpLines({ key: argument, on, slug }, store, systemClock)).join('\n')),
  'new-key': async ({ store, argument }) =>
    console.log((await letMakeNewKey(argument, store, systemClock)).join('\n')),
};

try {
  await run();
} catch (error) {
  // Mistakes in the command, the configuration and the file are sentences; so are those of a database that cannot be opened.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { values: flags, positionals } = readArguments();
  const [name, argument] = positionals;
  if (flags.help || name === undefined) return console.log(help);
  if (name === 'verify') {
    if (!(await verify(process.env, (line) => console.log(line), flags.seal))) process.exitCode = 1;
    return;
  }
  // Before there is a database: it is what one tries first.
  if (name === 'mail') {
    if (!(await sendTestLetter(argument, process.env, (line) => console.log(line))))
      process.exitCode = 1;
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`There is no command "${name}".\n\n${help}`);
  const config = readConfig(process.env);
  const store = await openStore(config.databaseUrl, config);
  try {
    await command({ store, config, argument, flags });
  } finally {
    await store.close();
  }
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${help}`);
  }
}

async function first(told: Told): Promise<void> {
  await write([await firstOrganisation(told.flags)], told);
}

async function describe(told: Told): Promise<void> {
  const { argument: file, flags, store } = told;
  if (file === undefined) throw new UsageError('Name the file: npm run setup -- describe FILE');
  const language = mistakeLanguages.find((known) => known === (flags.language ?? 'en'));
  if (language === undefined)
    throw new UsageError(`--language is one of ${mistakeLanguages.join(', ')}.`);
  const read = textOfFile(readFileSync(file), language);
  if ('fault' in read) throw new DescriptionError([read.fault]);
  const described = readDescription(read.text, language);
  if (flags.apply) return write(described, told);
  for (const plan of plansOf(described)) {
    const { lines, kept, proved, today } = await dryRun(plan, { store, clock: systemClock });
    console.log(proofText(language, 'proved', { place: plan.top.name, proved }));
    console.log(readinessSentence(today, language));
    console.log(lines.length > 0 ? lines.map((line) => `  ${line}`).join('\n') : '  No change.');
    if (kept.length > 0)
      console.log(`  Stored and not in the file, kept as it is: ${kept.join('; ')}`);
  }
  console.log('\nNothing was written. Say --apply to write this.');
}

async function write(described: Described[], { store, config }: Told): Promise<void> {
  // All are planned and proved before the first is written.
  const plans = plansOf(described);
  for (const plan of plans) await dryRun(plan, { store, clock: systemClock });
  for (const plan of plans) {
    let cases = { handedOver: 0, withoutReader: 0 };
    const handOver: HandOver = async (...given) => (cases = await handOverCasesIn(...given));
    const { secret } = config;
    tell(await apply(plan, { store, clock: systemClock, secret, handOver }), config);
    for (const line of casesLines(cases)) console.log(line);
  }
  const planned = new Set(plans.map(({ rootId }) => rootId));
  for (const tree of await storedTrees(store))
    if (planned.has(tree.rootId)) console.log(`\n${openingLines(tree).join('\n')}`);
}

function tell({ changes, invitations }: Applied, { publicUrl }: Config): void {
  console.log(changes.length > 0 ? changes.join('\n') : 'No change.');
  for (const { email, token } of invitations) {
    const link = new URL(`/desk/#/invitations/${token}`, publicUrl).href;
    console.log(`\nInvitation for ${email} (a letter is on its way as well):\n  ${link}`);
  }
}

async function invite({ argument: email, store, config }: Told): Promise<void> {
  if (email === undefined)
    throw new UsageError('Name the address: npm run setup -- invite ADDRESS');
  const now = systemClock.now();
  const token = await store.transaction(async ({ people, outbox, audit }) => {
    const read = readAddress(email);
    const known = read.state === 'address' ? read.address : email;
    const handler = await people.byEmail(known.toLowerCase());
    if (!handler || handler.state === 'disabled')
      throw new UsageError(
        `Nobody has the address ${email}. Add the person to the file and apply it.`,
      );
    if (handler.state !== 'invited')
      throw new UsageError(
        `${email} has come in already. With a lost password the person is invited anew: see docs/operations.md.`,
      );
    const { id: handlerId, rootId } = handler;
    const invitation = newInvitation({ rootId, handlerId, secret: config.secret, now });
    await people.addInvitation(invitation.row);
    await outbox.add([invitation.letter]);
    const params = { handlerId };
    await audit.append(rootId, rootId, {
      action: 'invitation-sent',
      handlerId: null,
      params,
      at: now,
    });
    return invitation.token;
  });
  tell({ changes: ['A new link.'], invitations: [{ email, token }] }, config);
}

async function prove({ store, flags }: Told): Promise<void> {
  const assume = flags.invited ? 'invited-members-will-hold-keys' : 'as-is';
  for (const tree of await storedTrees(store)) {
    const { ok, lines } = proofLines(tree, systemClock.now(), assume);
    console.log([...lines, ...openingLines(tree)].join('\n'));
    if (!ok) process.exitCode = 1;
  }
}

async function show({ store, config }: Told): Promise<void> {
  for (const tree of await storedTrees(store)) {
    console.log(treeLines(tree).join('\n'));
    const top = tree.organisations.get(tree.rootId)!;
    console.log(`  Letters carry the word "${recognitionWord(top, config.secret)}"`);
  }
}
