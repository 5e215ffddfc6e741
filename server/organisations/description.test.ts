/** Mistakes in the file: each is named by its line and place, with what to write; and the examples hold none. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { publicRoutes } from '../http/public-routes.ts';
import { reservedSlugs } from '../../contract/reserved-slugs.ts';
import { DescriptionError, readDescription } from './description.ts';
import { planOf } from './plan.ts';
import { readinessSentence } from './proof-texts.ts';
import { provePlan, readinessAfter } from './prove-plan.ts';

const example = readFileSync('examples/organisations.yaml', 'utf8');
const day = '2026-11-23';

/** What is said of the example with one change in it. */
function saidOf(from: string | RegExp, to: string): string {
  const text = example.replace(from, to);
  expect(text).not.toBe(example);
  try {
    for (const top of readDescription(text)) provePlan(planOf(top), undefined, day);
  } catch (error) {
    expect(error).toBeInstanceOf(DescriptionError);
    return (error as Error).message;
  }
  return 'nothing';
}

describe('the example of the set-up', () => {
  it('is right, and every report in it has a reader', () => {
    const tops = readDescription(example);
    expect(tops.map(({ slug }) => slug)).toEqual(['lillevik']);
    expect(provePlan(planOf(tops[0]!), undefined, day)).toBeGreaterThan(900);
  });

  it('means the same rows each time it is read', () => {
    const [one, other] = [
      planOf(readDescription(example)[0]!),
      planOf(readDescription(example)[0]!),
    ];
    expect(one).toEqual(other);
  });
});

describe('what may come with a report', () => {
  const modes = (top: string, unit: string) =>
    planOf(
      readDescription(
        example
          .replace('    attachments: none', `    attachments: ${top}`)
          .replace(/^( +)name: Lillevik skole\n/m, `$&$1${unit}\n`),
      )[0]!,
    ).organisations.map(({ slug, attachments }) => `${slug} ${attachments}`);

  it('is nothing where nothing is written, and what the one above says where the one below says nothing', () => {
    const silent = example.replace(/^ +attachments: none.*\n/m, '');
    expect(silent).not.toBe(example);
    const [top] = readDescription(silent);
    expect(new Set(planOf(top!).organisations.map(({ attachments }) => attachments))).toEqual(
      new Set(['none']),
    );
    expect(modes('images', '')).toEqual(
      expect.arrayContaining(['lillevik images', 'lillevik-skole images']),
    );
    expect(modes('images-and-pdf', 'attachments: none')).toEqual(
      expect.arrayContaining(['lillevik images-and-pdf', 'lillevik-skole none']),
    );
  });
});

describe('a practice', () => {
  const commented = /# (practice: \{ from: 2026-11-30T09:00, to: 2026-11-30T11:00 \}).*/;
  const practices = (times: string) =>
    planOf(readDescription(example.replace(commented, `practice: ${times}`))[0]!).organisations.map(
      ({ practice }) => practice,
    );

  it('is announced as the example says, for all below; and none is where nothing is written', () => {
    expect(example).toMatch(commented);
    const [, written] = commented.exec(example)!;
    const times = { from: '2026-11-30T09:00', to: '2026-11-30T11:00' };
    expect(new Set(practices(written!.slice('practice: '.length)))).toEqual(new Set([times]));
    const [top] = readDescription(example);
    expect(new Set(planOf(top!).organisations.map(({ practice }) => practice))).toEqual(
      new Set([null]),
    );
  });

  it.each([
    ['{ from: 2026-11-30T09:00, to: 2026-11-30T14:00 }', /practice.*4 hours at most/s],
    ['{ from: 2026-11-30T09:00, to: 2026-12-01T09:00 }', /practice.*same day/s],
    ['{ from: 2026-11-30T09:00 }', /practice.*to/s],
    ['{ from: 2026-11-30, to: 2026-11-30T11:00 }', /write day and time in Norway/],
    ['{ from: 2026-11-31T25:00, to: 2026-11-30T11:00 }', /write day and time in Norway/],
  ])('%s is refused with what to write', (times, sentence) => {
    expect(() => practices(times)).toThrow(sentence);
  });
});

describe.each(readdirSync('examples/demo/organisations'))('the demo’s %s', (file) => {
  const tops = readDescription(readFileSync(`examples/demo/organisations/${file}`, 'utf8'));

  it('is right, and every report in it has a reader', () => {
    for (const top of tops) expect(provePlan(planOf(top), undefined, day)).toBeGreaterThan(900);
  });

  it('invites nobody who could exist', () => {
    for (const top of tops)
      for (const { email } of planOf(top).members)
        expect(email).toMatch(/^[a-z.]+@[a-z]+\.example$/);
  });
});

describe('a mistake', () => {
  const line = (words: string) => example.split('\n').findIndex((one) => one.includes(words)) + 1;

  it.each([
    [
      'an unknown field',
      'escalatesTo:',
      'escalateTo:',
      () => [`Line ${line('escalatesTo:')}`, 'escalateTo here', 'did you mean escalatesTo?'],
    ],
    [
      'an unknown kind',
      'kind: school',
      'kind: skole',
      () => [`Line ${line('kind: school')}`, 'kind', 'school'],
    ],
    [
      'an address that is none',
      'rektor@lillevik.example',
      'rektor',
      () => [`Line ${line('rektor@lillevik')}`, 'email'],
    ],
    [
      'a site with a path',
      'https://www.lillevik.example]',
      'https://www.lillevik.example/skole]',
      () => [`Line ${line('origins:')}`, 'scheme and host only'],
    ],
    [
      'a slug with capitals',
      'slug: lillevik-skole',
      'slug: Lillevik skole',
      () => [`Line ${line('slug: lillevik-skole')}`, 'slug'],
    ],
    [
      'a rule with both',
      'also: [beredskapsteam] }',
      'also: [beredskapsteam], instead: [uavhengig] }',
      () => [`Line ${line('- { when:')}`, 'either instead'],
    ],
    [
      'a name without nynorsk',
      'nb: Beredskapsteam, nn: Beredskapsteam,',
      'nb: Beredskapsteam,',
      () => [`Line ${line('nb: Beredskapsteam')}`, 'nn'],
    ],
    [
      'a day that is none',
      'verifiedOn: 2026-11-01 }',
      'verifiedOn: i høst }',
      () => [`Line ${line('key: children')}`, 'verifiedOn'],
    ],
    ...['desk', 'w', 'api', 'health', 'problems', 'dev'].map(
      (name) =>
        [
          `a slug of our own pages (${name})`,
          'slug: lillevik-skole',
          `slug: ${name}`,
          () => [`Line ${line('slug: lillevik-skole')}`, 'organisations.0.slug', 'choose another'],
        ] as [string, string, string, () => string[]],
    ),
    ...['javascript:alert(1)', 'http://www.yr.no/', 'data:text/html,x'].map(
      (url) =>
        [
          `a way out that no browser should follow (${url})`,
          'unit: false',
          `exitUrl: '${url}'\n    unit: false`,
          () => [`Line ${line('unit: false')}`, 'exitUrl', 'begins with https://'],
        ] as [string, string, string, () => string[]],
    ),
    [
      'a kind of attachment that nobody knows',
      'attachments: none',
      'attachments: films',
      () => [`Line ${line('attachments: none')}`, 'attachments', 'images-and-pdf'],
    ],
    [
      'an empty role',
      'nb: Beredskapsteam, nn',
      "nb: '', nn",
      () => [`Line ${line('nb: Beredskapsteam')}`, 'name.nb', 'write a name'],
    ],
    [
      'a role of blanks',
      'nn: Beredskapsteam,',
      "nn: '  ',",
      () => [`Line ${line('nb: Beredskapsteam')}`, 'name.nn', 'write a name'],
    ],
    [
      'an organisation without a name',
      'name: Lillevik skole',
      "name: ' '",
      () => [`Line ${line('name: Lillevik skole')}`, 'name', 'write a name'],
    ],
    [
      'an alias inside what it names',
      'organisations:\n      - slug: lillevik-skole',
      'organisations: &under\n      - organisations: *under\n        slug: lillevik-skole',
      () => [`Line ${line('- slug: lillevik-skole')}`, 'without end', 'Write it out'],
    ],
  ])('%s is named with its line', (_, from, to, expected) => {
    const said = saidOf(from, to);
    for (const words of expected()) expect(said).toContain(words);
  });

  it('is not a way out over http on the machine itself, nor an alias that ends', () => {
    expect(saidOf('unit: false', "exitUrl: 'http://localhost:5000/'\n    unit: false")).toBe(
      'nothing',
    );
    const shared = example
      .replace('{ nb: Skoleeier,', '&role { nb: Skoleeier,')
      .replace('{ nb: Beredskapsteam, nn: Beredskapsteam, en: Response team }', '*role');
    expect(shared).toContain('*role');
    expect(readDescription(shared)[0]!.inboxes[1]!.name.nb).toBe('Skoleeier');
  });

  it('is a slug that our own site serves at its top: none is forgotten', () => {
    const tops = publicRoutes.map((line) => line.split(' ')[1]!.split('/')[1]!.replace('*', ''));
    const served = tops.filter((top) => top !== '' && !top.startsWith(':'));
    expect(reservedSlugs).toEqual(expect.arrayContaining([...new Set(served)]));
  });

  it('is aliases that multiply without bound', () => {
    const rows = Array.from({ length: 9 }, (_, at) => {
      const nine = Array(9).fill(`*a${at}`).join(', ');
      return `a${at + 1}: &a${at + 1} [${nine}]`;
    });
    const bomb = ['a0: &a0 [x]', ...rows, example].join('\n');
    expect(() => readDescription(bomb)).toThrow(/^Line 1: .*Write out what the aliases stand for/);
  });

  it('is a file without a unit: nobody could choose a place', () => {
    expect(saidOf('slug: lillevik-skole', 'unit: false\n        slug: lillevik-skole')).toContain(
      'Lillevik kommune: there is no unit in it',
    );
  });

  it('in the YAML itself is named with its line', () => {
    expect(saidOf('organisations:\n  - slug', 'organisations:\n  - [slug')).toMatch(/^Line \d+: /);
  });

  it.each([
    ['a slug twice', 'slug: lillevik-skole', 'slug: lillevik', 'The slug lillevik is used twice'],
    [
      'a key twice',
      'key: beredskapsteam\n',
      'key: skoleeier\n',
      'two inboxes with the key skoleeier',
    ],
    [
      'an inbox that is not there',
      'escalatesTo: lillevik/skoleeier',
      'escalatesTo: lillevik/eier',
      'names the inbox lillevik/eier, which is not described',
    ],
    [
      'a rule to nowhere',
      'also: [beredskapsteam]',
      'also: [beredskap]',
      'rule 1 names the inbox beredskap',
    ],
    [
      'a person twice in an inbox',
      'vara@lillevik.example',
      'eier@lillevik.example',
      'eier@lillevik.example is written twice',
    ],
    [
      'a person with two names',
      'team@lillevik.example, name: Tone Team',
      'rektor@lillevik.example, name: Tone Team',
      'rektor@lillevik.example has two names',
    ],
    [
      'a help line without anything',
      'key: children,',
      'key: barnehjelpen,',
      'barnehjelpen is not on the national list',
    ],
    [
      'an independent inbox that is not',
      'uavhengig@advokat.example, name: Unn Uavhengig',
      'team@lillevik.example, name: Tone Team',
      'is not independent while a member of it',
    ],
    [
      'no independent inbox',
      /\n {4}independentInbox: .*/,
      '',
      'Lillevik kommune needs an independentInbox',
    ],
    [
      'an escalation downwards',
      'name: { nb: Skoleeier,',
      'escalatesTo: lillevik-skole/rektor\n        name: { nb: Skoleeier,',
      'Change escalatesTo',
    ],
  ])('%s is named in words', (_, from, to, expected) => {
    expect(saidOf(from, to)).toContain(expected);
  });

  it('in the names of people is not taken for one: small and capital letters are the same address', () => {
    expect(saidOf('vara@lillevik.example', 'EIER@Lillevik.example')).toContain('is written twice');
  });
});

describe('a hole in the routing', () => {
  it('is also a rule with so many readers that no report could be sealed to them all: the rule is named', () => {
    const numbers = Array.from({ length: 30 }, (_, at) => at + 1);
    const inboxes = numbers
      .map(
        (at) => `
      - key: r${at}
        name: { nb: R${at}, nn: R${at}, en: R${at} }
        standing: team
        members: [{ email: r${at}@lillevik.example, name: R }]`,
      )
      .join('');
    const text = example
      .replace('\n      - key: uavhengig\n', `${inboxes}\n      - key: uavhengig\n`)
      .replace('also: [beredskapsteam]', `also: [${numbers.map((at) => `r${at}`).join(', ')}]`);
    expect(() => provePlan(planOf(readDescription(text)[0]!), undefined, day)).toThrow(
      /would go to more than 23 inboxes, and could not be sent\. Let the rule lillevik-1 name fewer/,
    );
  });

  it('is refused with the combination that would have no reader', () => {
    const text = `
organisations:
  - slug: enslig
    name: Enslig skole
    kind: school
    sector: school
    unit: true
    inbox: rektor
    independentInbox: utenfor
    inboxes:
      - key: rektor
        name: { nb: Rektor, nn: Rektor, en: Head teacher }
        members: [{ email: rita@enslig.example, name: Rita }]
      - key: utenfor
        name: { nb: Utenfor, nn: Utanfor, en: Outside }
        standing: independent
        members: [{ email: una@enslig.example, name: Una }]
    organisations:
      - slug: enslig-sfo
        name: Enslig SFO
        kind: school
        sector: school
        inboxes:
          - key: leder
            name: { nb: Leder, nn: Leiar, en: Leader }
            members:
              - { email: rita@enslig.example, name: Rita }
              - { email: una@enslig.example, name: Una }
`;
    const plan = planOf(readDescription(text)[0]!);
    expect(() => provePlan(plan, undefined, day)).toThrow(
      'A report from Enslig SFO (who does it: leader, danger: no, role: pupil) would have no reader',
    );
  });
});

describe('who leads several units', () => {
  const sfo = (own: string, given = 'kind: sfo\n        sector: school') =>
    `${example.trimEnd()}
      - slug: lillevik-sfo
        name: Lillevik SFO
        ${given}
        ledWith: lillevik-skole
        ${own}
`;
  const inbox = (person: string) => `inboxes:
          - key: sfo
            name: { nb: SFO-leder, nn: SFO-leiar, en: Head of after-school }
            members: [{ email: ${person}@lillevik.example, name: Person }]`;
  const planned = (text: string) => planOf(readDescription(text)[0]!);

  it('is written by a slug, and every report there has a reader', () => {
    const plan = planned(sfo(inbox('sfo')));
    const row = (slug: string) => plan.organisations.find((one) => one.slug === slug)!;
    expect(row('lillevik-sfo')).toMatchObject({
      kind: 'sfo',
      sector: 'school',
      ledWith: row('lillevik-skole').id,
    });
    expect(row('lillevik-skole').ledWith).toBeNull();
    expect(provePlan(plan, undefined, day)).toBe(2 * 990);
  });

  it.each([
    [
      sfo(inbox('sfo')).replace('ledWith: lillevik-skole', 'ledWith: nobody'),
      /names nobody, which/,
    ],
    [sfo(inbox('sfo')).replace('ledWith: lillevik-skole', 'ledWith: lillevik-sfo'), /names itself/],
    [sfo(inbox('sfo'), 'kind: sfo\n        sector: kindergarten'), /belongs to the sector school/],
  ])('is refused where it leads nowhere, or to itself', (text, sentence) => {
    expect(() => planned(text)).toThrow(sentence);
  });

  it('is refused where two name each other', () => {
    const text = sfo(inbox('sfo')).replace(
      'slug: lillevik-skole\n',
      'slug: lillevik-skole\n        ledWith: lillevik-sfo\n',
    );
    expect(() => provePlan(planned(text), undefined, day)).toThrow(/is led with itself/);
  });

  it('is named where nobody is left to read a complaint about her', () => {
    const inboxOf = (...people: string[]) => `inboxes:
          - key: main
            name: { nb: Leder, nn: Leiar, en: Leader }
            members: [${people.map((who) => `{ email: ${who}@krets.example, name: ${who} }`).join(', ')}]`;
    const text = `
organisations:
  - slug: krets
    name: Krets
    kind: municipality
    sector: school
    independentInbox: utenfor
    inboxes:
      - key: eier
        name: { nb: Eier, nn: Eigar, en: Owner }
        members: [{ email: eva@krets.example, name: eva }]
      - key: utenfor
        name: { nb: Utenfor, nn: Utanfor, en: Outside }
        standing: independent
        members: [{ email: una@krets.example, name: una }]
    organisations:
      - slug: krets-skole
        name: Krets skole
        kind: school
        sector: school
        ${inboxOf('rita')}
      - slug: krets-sfo
        name: Krets SFO
        kind: sfo
        sector: school
        ledWith: krets-skole
        ${inboxOf('eva', 'una')}
`;
    expect(() => provePlan(planned(text), undefined, day)).toThrow(
      /Krets skole \(who does it: leader.*Its leader leads Krets SFO too, and is out of all of it/,
    );
    expect(() =>
      provePlan(planned(text.replace('ledWith: krets-skole', '')), undefined, day),
    ).not.toThrow(/Krets skole/);
  });
});

describe('what is said of today', () => {
  const at = new Date(`${day}T08:00:00Z`);

  it('is that nobody has come in, and that each report has a reader when they have', () => {
    const today = readinessAfter(planOf(readDescription(example)[0]!), undefined, day, at);
    expect(today).toEqual({ units: 1, open: 0, openWithInvited: 1, toComeIn: 6 });
  });

  it.each([
    [
      { units: 3, open: 3, openWithInvited: 3, toComeIn: 0 },
      'Today each report has a reader, in all 3 units. Nobody is still to come in.',
    ],
    [
      { units: 3, open: 3, openWithInvited: 3, toComeIn: 1 },
      'Today each report has a reader, in all 3 units. 1 person is still to come in and be let in.',
    ],
    [
      { units: 3, open: 1, openWithInvited: 3, toComeIn: 4 },
      'Today each report has a reader in 1 of 3 units. 4 persons are still to come in and be let in: when they have, each has one in all 3 units.',
    ],
    [
      { units: 3, open: 0, openWithInvited: 2, toComeIn: 2 },
      'Today each report has a reader in 0 of 3 units. 2 persons are still to come in and be let in, and then it would be so in 2: somebody is away, or an inbox needs another member.',
    ],
  ])('%j is a sentence', (readiness, sentence) => {
    expect(readinessSentence(readiness)).toBe(sentence);
  });
});
