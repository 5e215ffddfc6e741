/**
 * Ten weeks in the life of two invented organisations, lived through the running server of this release: people come, read, answer,
 * leave and wait. What of it must still hold after every upgrade is written down in `record.ts`.
 */
import { readFileSync } from 'node:fs';
import { idOf } from '../../server/organisations/plan.ts';
import { handOver } from '../clients/acts.ts';
import type { Account } from '../clients/handler.ts';
import type { Running } from '../running.ts';
import { openHandlers } from './handlers.ts';
import type { Kept, KeptSheet } from './record.ts';
import { openReporters, type Sent } from './reporters.ts';

const described = readFileSync(new URL('organisations.yaml', import.meta.url), 'utf8');
const without = (text: string, ...names: string[]) =>
  text.replace(new RegExp(`\\n.*(?:${names.join('|')})@.*`, 'g'), '');
const inbox = (slug: string, key: string) => idOf('inbox', slug, key);
const school = inbox('bjorkvika-skole', 'rektor');
const ostli = inbox('ostli-skole', 'rektor');
const kindergarten = inbox('bjorkvika-barnehage', 'styrer');
const owner = inbox('bjorkvika', 'skoleeier');
const team = inbox('bjorkvika', 'team');

export type Lived = Pick<Kept, 'sessions' | 'invitations' | 'disabled'> & {
  people: Account[];
  sheets: Omit<KeptSheet, 'opens'>[];
  sent: Sent[];
  comers: Omit<Kept['comers'][number], 'reads'>[];
};

/**
 * `picture`: what comes along with one report. `atDay`: stops the server and starts it that many days from today, with these further settings.
 */
export async function live(
  running: Running,
  given: { secret: string; picture: string | null },
  atDay: (day: number, environment?: Record<string, string>) => Promise<void>,
): Promise<Lived> {
  const { sent, write, writePlainly, flood } = openReporters(running);
  const handlers = openHandlers(running, given.secret, sent);
  const { accounts, invitations, sheets, me, describe, arrive, comeIn, signInAgain } = handlers;
  const { printAgain, admit, read, reply, handle } = handlers;

  // Ten weeks ago: the organisations are described, and people come in.
  const first = without(described, 'ivar', 'nina');
  await atDay(-70);
  await describe(first);
  await comeIn('olga', 'tina', 'didrik', 'una', 'randi', 'siri', 'bo', 'berit', 'liv');
  await comeIn('hanne', 'kjell');
  await arrive('mona');
  await admit('olga', 'didrik', owner);
  await admit('tina', 'didrik', team);
  await admit('randi', 'siri', school);
  await admit('berit', 'liv', kindergarten);
  await write('never-read', 'ostli-skole', { role: 'employee' });
  await write('not-handed-over', 'bjorkvika-skole', { accused: 'adult' });
  await write('handed-over', 'bjorkvika-skole');
  await write('leader-accused', 'bjorkvika-skole', { accused: 'leader' });
  await write('kindergarten-before', 'bjorkvika-barnehage', { role: 'parent', about: 'my-child' });
  await handle('randi', 'not-handed-over', 'acknowledgements');
  await reply('randi', 'not-handed-over', 'Takk. Vi snakker sammen.');
  await reply('siri', 'handed-over', 'Jeg ser på det i dag.');
  await read('olga', 'leader-accused');
  await read('berit', 'kindergarten-before');
  await handle('didrik', 'not-handed-over', 'recusals');

  // Six weeks ago: two leave, who held keys; one of the inboxes gets a sheet of its own that opens its earlier key too.
  const second = without(first, 'siri', 'liv');
  await atDay(-40);
  await describe(second);
  await signInAgain('olga', 'randi', 'bo', 'berit', 'hanne');
  await printAgain('randi', school);
  await write('after-renewal', 'bjorkvika-skole');
  await write('resolved', 'ostli-skole');
  await write('went-up', 'ostli-skole');
  await write('for-others', 'bjorkvika-il', { role: 'athlete' });
  await handle('randi', 'after-renewal', 'acknowledgements');
  await handle('randi', 'after-renewal', 'closings', { reason: 'no-answer' });
  await handle('bo', 'resolved', 'acknowledgements');
  await reply('bo', 'resolved', 'Vi har snakket med klassen.');
  await reply('bo', 'resolved', 'Går det bedre nå?');
  await handle('bo', 'resolved', 'closings', { reason: 'resolved' });
  await handle('bo', 'went-up', 'recusals');
  await handle('hanne', 'for-others', 'closings', { reason: 'followed-up-elsewhere' });
  await handle('olga', 'leader-accused', 'closings', { reason: 'not-for-us' });
  const old = await read('randi', 'handed-over');
  await handOver(me('randi'), old.ring, old.whole);

  // Today: some reports, one of them in a flood, while the mail server refuses one address for good and another for a while.
  running.letterbox.answer('recipient', (to) =>
    to.startsWith('didrik') ? '550 5.1.1' : to.startsWith('bo') ? 451 : null,
  );
  await atDay(0);
  await describe(without(described, 'siri', 'liv'));
  await comeIn('ivar');
  await signInAgain('randi', 'bo', 'berit', 'kjell');
  await writePlainly('without-javascript', 'ostli-skole');
  await write('urgent', 'bjorkvika-skole', { danger: 'yes' });
  await write('read', 'ostli-skole', {}, given.picture);
  await read('bo', 'read');
  await write('district-leader-accused', 'bjorkvika-idrett', {
    role: 'athlete',
    accused: 'leader',
  });
  await reply('kjell', 'district-leader-accused', 'Vi ser på det uten ham.');
  const limits = { MOBBEKNAPP_LIMITS: 'on', MOBBEKNAPP_TRUST_PROXY: '127.0.0.1,::1' };
  await atDay(0, limits);
  await flood(['set-apart', 'placed', 'apart-and-read'], 'bjorkvika-barnehage');
  await atDay(0);
  await handle('berit', 'placed', 'placements', { intake: 'ordinary' });
  await read('berit', 'apart-and-read');

  const gone = ['siri', 'liv'];
  const comers = [
    { email: 'ivar@bjorkvika.example', inboxId: school, by: 'randi@bjorkvika.example' },
    { email: 'nina@bjorkvika.example', inboxId: ostli, by: 'bo@bjorkvika.example' },
  ];
  return {
    people: [...accounts].filter(([name]) => !gone.includes(name)).map(([, account]) => account),
    disabled: gone.map((name) => accounts.get(name)!),
    sessions: ['randi', 'kjell'].map((name) => ({
      email: accounts.get(name)!.email,
      cookie: me(name).cookie,
    })),
    invitations: [...invitations].map(([email, token]) => ({ email, token })),
    sheets,
    sent,
    comers,
  };
}
