/**
 * What is found once the whole tree is held together, and what is stored beside it: with the line, the field and what to write, in
 * English and in bokmål as every other mistake in the file.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Gap } from '../../contract/prove.ts';
import type { Tree, TreeInbox } from '../../contract/route.ts';
import { treeProblemKinds, type TreeProblem } from '../../contract/tree-problems.ts';
import { openStore } from '../store/open.ts';
import { freshUrl, storeSecrets } from '../testing/databases.ts';
import { apply, dryRun } from './apply.ts';
import { readDescription } from './description.ts';
import { mistakeLanguages, type MistakeLanguage } from './mistake-texts.ts';
import { idOf, planOf } from './plan.ts';
import { gapSentence, readinessSentence } from './proof-texts.ts';
import { problemInFile, provePlan } from './prove-plan.ts';
import { writtenIn } from './written.ts';

const example = readFileSync('examples/organisations.yaml', 'utf8');
const day = '2026-11-23';

function said(text: string, language: MistakeLanguage): string {
  try {
    for (const top of readDescription(text, language)) provePlan(planOf(top), undefined, day);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
}

/** The number of the last line in which these words stand. */
function lineOf(text: string, words: string): number {
  const found = text.split('\n').findLastIndex((one) => one.includes(words)) + 1;
  expect(found, words).toBeGreaterThan(0);
  return found;
}

function changed(from: string, to: string): string {
  expect(example).toContain(from);
  return example.replace(from, to);
}

const sfo = `
      - slug: lillevik-sfo
        name: Lillevik SFO
        kind: sfo
        sector: school
        ledWith: lillevik-skole
`;
const manyTeams = Array.from(
  { length: 30 },
  (_, at) => `
      - key: r${at}
        name: { nb: R, nn: R, en: R }
        members: [{ email: r${at}@lillevik.example, name: R }]`,
).join('');

/** What is wrong, in which line by its words, and in which field of the first organisation. */
const mistakes: [string, string, string, string, RegExp, RegExp][] = [
  [
    'no independent inbox',
    changed('independentInbox: uavhengig', ''),
    '- slug: lillevik #',
    'independentInbox',
    /Lillevik kommune needs an independentInbox/,
    /Lillevik kommune trenger en independentInbox/,
  ],
  [
    'an independent inbox without its standing',
    changed('standing: independent', 'standing: line'),
    'standing: line',
    'inboxes.2.standing',
    /give the inbox Uavhengig mottak the standing independent/,
    /skriv standing: independent i innboksen Uavhengig mottak/,
  ],
  [
    'an independent inbox through which one receives',
    changed('inbox: skoleeier', 'inbox: uavhengig'),
    'independentInbox: uavhengig',
    'independentInbox',
    /let nobody receive through it/,
    /la ingen ta imot gjennom den/,
  ],
  [
    'a member of the independent inbox who is in another',
    changed(
      'uavhengig@advokat.example, name: Unn Uavhengig',
      'team@lillevik.example, name: Tone Team',
    ),
    'team@lillevik.example',
    'inboxes.2.members',
    /Uavhengig mottak is not independent while .* Name somebody else/,
    /Uavhengig mottak er ikke uavhengig .* Nevn noen andre/,
  ],
  [
    'a circle of leaders',
    `${changed('slug: lillevik-skole', 'slug: lillevik-skole\n        ledWith: lillevik-sfo').trimEnd()}${sfo}`,
    'ledWith: lillevik-sfo',
    'organisations.0.ledWith',
    /Lillevik skole is led with itself/,
    /Lillevik skole ledes sammen med seg selv/,
  ],
  [
    'an escalation that comes back',
    changed('standing: team', 'escalatesTo: beredskapsteam\n        standing: team'),
    'escalatesTo: beredskapsteam',
    'inboxes.1.escalatesTo',
    /what Beredskapsteam cannot solve would come back to it/,
    /det Beredskapsteam ikke kan løse, ville kommet tilbake dit/,
  ],
  [
    'an escalation downwards',
    changed('standing: team', 'escalatesTo: lillevik-skole/rektor\n        standing: team'),
    'escalatesTo: lillevik-skole/rektor',
    'inboxes.1.escalatesTo',
    /escalates to an inbox that is not above it/,
    /løfter til en innboks som ikke ligger over/,
  ],
  [
    'no inbox at all',
    'organisations:\n  - slug: tom\n    name: Tom\n    kind: school\n    sector: school\n',
    '- slug: tom',
    'inboxes',
    /Tom has no inbox, and nothing above it has one. Describe an inbox/,
    /Tom har ingen innboks, og det har ingen over heller. Beskriv en innboks/,
  ],
  [
    'no unit',
    changed('slug: lillevik-skole', 'unit: false\n        slug: lillevik-skole'),
    'unit: false # the municipality',
    'unit',
    /Lillevik kommune: there is no unit in it.* Write unit: true/,
    /Lillevik kommune: her er ingen enhet.* Skriv unit: true/,
  ],
  [
    'an answer without a reader',
    changed(
      '- { email: inspektor@lillevik.example, name: Ivar Inspektør, deputy: true }',
      ['eier@lillevik.example, name: Eli Eier', 'vara@lillevik.example, name: Vidar Vara']
        .concat('uavhengig@advokat.example, name: Unn Uavhengig')
        .map((who) => `- { email: ${who} }`)
        .join('\n              '),
    ),
    '- key: rektor',
    'organisations.0.inboxes',
    /A report from Lillevik skole \(who does it: leader, danger: no, role: pupil, category: violence\) would have no reader: nobody who may read it is there/,
    /En melding fra Lillevik skole \(hvem som gjør det: leader, fare: no, rolle: pupil, kategori: violence\) ville ikke blitt lest av noen: ingen som kan lese den, er der/,
  ],
  [
    'a rule with too many readers',
    changed('\n      - key: uavhengig\n', `${manyTeams}\n      - key: uavhengig\n`).replace(
      'also: [beredskapsteam]',
      `also: [${Array.from({ length: 30 }, (_, at) => `r${at}`).join(', ')}]`,
    ),
    '- { when:',
    'rules.0',
    /would go to more than \d+ inboxes.* Let the rule lillevik-1 name fewer inboxes/,
    /ville gått til flere enn \d+ innbokser.* La regelen lillevik-1 nevne færre innbokser/,
  ],
];

test.each(mistakes)(
  '%s is told with its line, its field and the cure, in both languages',
  (_, text, words, field, inEnglish, inBokmal) => {
    const line = lineOf(text, words);
    const sentence = (language: MistakeLanguage, start: string) =>
      said(text, language)
        .split('\n')
        .find((one) => one.startsWith(start)) ?? `nothing that begins with ${start}`;
    expect(sentence('en', `Line ${line}: organisations.0.${field}: `)).toMatch(inEnglish);
    expect(sentence('nb', `Linje ${line}: organisations.0.${field}: `)).toMatch(inBokmal);
    for (const one of said(text, 'en').split('\n')) expect(one).toMatch(/^Line \d+: organisations/);
    for (const one of said(text, 'nb').split('\n'))
      expect(one).toMatch(/^Linje \d+: organisations/);
  },
);

test.each(treeProblemKinds)('%s has a line and a sentence of its own in each language', (what) => {
  const [inEnglish, inBokmal] = mistakeLanguages.map((language) => {
    const [top] = readDescription(example, language);
    const problem: TreeProblem = {
      what,
      organisationId: idOf('organisation', 'lillevik'),
      inboxId: idOf('inbox', 'lillevik', 'skoleeier'),
      ruleId: 'lillevik-1',
    };
    const tree = { organisations: new Map(), inboxes: new Map() } as unknown as Tree;
    return problemInFile(problem, tree, writtenIn(top!), () => 'Lillevik');
  });
  expect(inEnglish).toMatch(/^Line \d+: organisations\.0.*: .*Lillevik.*\.$/);
  expect(inBokmal).toMatch(/^Linje \d+: organisations\.0.*: .*Lillevik.*\.$/);
  expect(inBokmal!.split(': ').slice(2)).not.toEqual(inEnglish!.split(': ').slice(2));
  expect(`${inEnglish}${inBokmal}`).not.toMatch(/[{}]|undefined/);
});

test('what is stored and not in the file is told at the organisation above it', () => {
  const [top] = readDescription(example, 'nb');
  const above = idOf('organisation', 'lillevik');
  const stored = { id: 'stored', parentId: above };
  const tree = {
    organisations: new Map([['stored', stored]]),
    inboxes: new Map<string, TreeInbox>(),
  } as unknown as Tree;
  const problem = { what: 'inbox-unknown', organisationId: 'stored' } as const;
  const sentence = problemInFile(problem, tree, writtenIn(top!), () => 'Gammel skole');
  expect(sentence).toMatch(/^Linje 5: organisations\.0: Gammel skole nevner en innboks/);
});

test('an answer without a reader is told for each reason, in each language', () => {
  const { facts } = {
    facts: { accused: 'leader', danger: 'no', role: 'pupil', what: [], lane: null },
  };
  for (const why of ['no-inbox', 'no-key', 'no-live-reader', 'too-many-readers'] as const)
    for (const [ledTogether, ruleIds] of [
      [[], []],
      [
        ['one', 'other'],
        ['a-1', 'a-2'],
      ],
    ]) {
      const gap = { unitId: 'one', facts, why, ledTogether, ruleIds } as unknown as Gap;
      const [inEnglish, inBokmal] = mistakeLanguages.map((language) =>
        gapSentence(gap, (id) => id, language),
      );
      expect(inEnglish).toMatch(/^A report from one \(who does it: leader/);
      expect(inBokmal).toMatch(/^En melding fra one \(hvem som gjør det: leader/);
      expect(`${inEnglish}${inBokmal}`).not.toMatch(/[{}]|undefined/);
    }
});

test('a slug and a person of another tree are told with their lines', async () => {
  const store = await openStore(await freshUrl(), storeSecrets);
  const clock = { now: () => new Date(`${day}T08:00:00Z`) };
  const secret = 'a secret of the configuration, long enough';
  const [first] = readDescription(example);
  await apply(planOf(first!), { store, clock, secret, handOver: async () => undefined });
  const text = example
    .replace('slug: lillevik #', 'slug: annen #')
    .replace('lillevik/skoleeier', 'annen/skoleeier');
  const told = async (language: MistakeLanguage) => {
    const [top] = readDescription(text, language);
    return dryRun(planOf(top!), { store, clock }).then(
      () => 'nothing',
      (error: unknown) => (error as Error).message,
    );
  };
  const [slug, person] = [lineOf(text, 'slug: lillevik-skole'), lineOf(text, 'eier@lillevik')];
  const path = 'organisations.0.inboxes.0.members.0.email';
  expect(await told('en')).toContain(
    `Line ${slug}: organisations.0.organisations.0.slug: The slug lillevik-skole belongs to another`,
  );
  expect(await told('en')).toContain(
    `Line ${person}: ${path}: eier@lillevik.example works in another`,
  );
  expect(await told('nb')).toContain(
    `Linje ${slug}: organisations.0.organisations.0.slug: Slug-en lillevik-skole hører til et annet`,
  );
  expect(await told('nb')).toContain(
    `Linje ${person}: ${path}: eier@lillevik.example er i et annet`,
  );
  await store.close();
});

describe('what is said of today in bokmål', () => {
  test.each([
    [
      { units: 1, open: 1, openWithInvited: 1, toComeIn: 0 },
      'I dag har hver melding noen som leser den, i den ene enheten. Alle har kommet inn.',
    ],
    [
      { units: 3, open: 3, openWithInvited: 3, toComeIn: 1 },
      'I dag har hver melding noen som leser den, i alle 3 enhetene. 1 person har ennå ikke kommet inn og fått tilgang.',
    ],
    [
      { units: 3, open: 1, openWithInvited: 3, toComeIn: 4 },
      'I dag har hver melding noen som leser den, i 1 av 3 enheter. 4 personer har ennå ikke kommet inn og fått tilgang: når de har det, gjelder det i alle 3 enhetene.',
    ],
    [
      { units: 3, open: 0, openWithInvited: 2, toComeIn: 2 },
      'I dag har hver melding noen som leser den, i 0 av 3 enheter. 2 personer har ennå ikke kommet inn og fått tilgang. Selv da ville det bare gjelde i 2: noen er borte, eller en innboks trenger et medlem til.',
    ],
  ])('%j is a sentence', (readiness, sentence) => {
    expect(readinessSentence(readiness, 'nb')).toBe(sentence);
  });
});
