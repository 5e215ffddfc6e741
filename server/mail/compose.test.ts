import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../contract/ids.ts';
import { categories, languages } from '../../contract/facts.ts';
import { compose } from './compose.ts';
import { invitationToken } from './invitation-token.ts';
import { letterKinds } from './letters.ts';

const config = {
  publicUrl: new URL('https://meld.example.no/'),
  sender: 'Mobbeknapp <post@meld.example.no>',
  secret: 'a secret of the configuration, long enough',
};
const letterOf = (over: object = {}) => ({
  id: newId(),
  kind: 'report',
  urgent: false,
  caseId: newId() as string | null,
  invitationId: null as string | null,
  handlerId: newId(),
  ...over,
});
const recipient = { email: 'kari@example.no', language: 'nb' };

describe('what a letter never says', () => {
  const unit = fc.constantFrom(
    'Solbakken oppdiktede skole',
    'Skihopp IL',
    'Fakultet for luftslott',
  );
  const marker = fc.stringMatching(/^[a-zæøå]{8,20}$/);

  test('no unit, no person, no category and no content, in any kind and language', () => {
    const cases = fc.record({
      kind: fc.constantFrom(...letterKinds),
      language: fc.constantFrom(...languages),
      urgent: fc.boolean(),
      unitName: unit,
      content: marker,
      name: marker,
    });
    fc.assert(
      fc.property(cases, ({ kind, language, urgent, unitName, content, name }) => {
        // A row from the database may hold more than the types say: none of it may get out.
        const letter = {
          ...letterOf({ kind, urgent, invitationId: newId() }),
          unitName,
          content,
          facts: { what: categories },
        };
        const mail = compose(
          letter,
          { email: 'kari@example.no', language, ...{ name, unitName } },
          config,
        );
        const everything = JSON.stringify({ ...mail, to: '' });
        for (const secret of [unitName, content, name]) expect(everything).not.toContain(secret);
        for (const category of categories.filter((code) => code !== 'other' && code !== 'words')) {
          expect(everything).not.toContain(category);
        }
        expect(mail.to).toBe('kari@example.no');
      }),
    );
  });

  test('the case is in the fragment only: not in a header, a path or a query', () => {
    const letter = letterOf();
    const mail = compose(letter, recipient, config);
    const link = new URL(/https:\S+/.exec(mail.text)![0]);
    expect(link.hash).toBe(`#/cases/${letter.caseId}`);
    expect(link.pathname + link.search).toBe('/desk/');
    const { text: _text, html: _html, ...headers } = mail;
    expect(JSON.stringify(headers)).not.toContain(letter.caseId);
  });

  test('no image, style sheet, script or address of anybody else', () => {
    for (const kind of letterKinds) {
      const { html } = compose(letterOf({ kind, invitationId: newId() }), recipient, config);
      expect(html).not.toMatch(/<(img|style|script|link|iframe|form)\b|style=|url\(/i);
      expect([...html.matchAll(/https?:\/\/([^/"<]+)/g)].map(([, host]) => host)).toEqual([
        'meld.example.no',
      ]);
    }
  });
});

describe('what a letter says', () => {
  test.each(languages)(
    'the %s letter names its language and has the same link twice over',
    (language) => {
      const mail = compose(letterOf(), { ...recipient, language }, config);
      expect(mail.html).toContain(`<html lang="${language}">`);
      const [link] = /https:\S+/.exec(mail.text)!;
      expect(mail.html).toContain(`href="${link}"`);
    },
  );

  test('urgent says urgent, and differs in nothing else that is asked for', () => {
    const letter = letterOf();
    expect(compose(letter, recipient, config).subject).toBe('Du har en ny melding i Mobbeknapp');
    const urgent = compose({ ...letter, urgent: true }, recipient, config);
    expect(urgent.subject).toBe('Haster: Du har en ny melding i Mobbeknapp');
  });

  test('an unknown language falls back to bokmål', () => {
    expect(compose(letterOf(), { ...recipient, language: 'tlh' }, config).subject).toContain(
      'ny melding',
    );
  });

  test('an invitation carries the token that its id and the secret give, for 14 days', () => {
    const invitationId = newId();
    const letter = letterOf({ kind: 'invitation', caseId: null, invitationId });
    const mail = compose(letter, recipient, config);
    expect(mail.text).toContain(
      `https://meld.example.no/desk/#/invitations/${invitationToken(config.secret, invitationId)}`,
    );
    expect(mail.text).toContain('14 dager');
    expect(mail.references).toBeNull();
  });

  test('what stands in the configuration is escaped in HTML', () => {
    const publicUrl = new URL('https://meld.example.no/a&b/');
    expect(compose(letterOf(), recipient, { ...config, publicUrl }).html).toContain(
      '/a&amp;b/desk/',
    );
  });

  test('a kind that nobody has written a letter for is refused', () => {
    expect(() => compose(letterOf({ kind: 'pigeon' }), recipient, config)).toThrow(/pigeon/);
  });
});

describe('threads', () => {
  test('the Message-ID is the letter and the host of the sender', () => {
    const letter = letterOf();
    expect(compose(letter, recipient, config).messageId).toBe(`<${letter.id}@meld.example.no>`);
    const bare = compose(letter, recipient, { ...config, sender: 'post@other.example.no' });
    expect(bare.messageId).toBe(`<${letter.id}@other.example.no>`);
  });

  test('two letters of one case to one handler are in one thread; to two handlers they share nothing', () => {
    const [caseId, handlerId] = [newId(), newId()];
    const referencesOf = (over: object) =>
      compose(letterOf({ caseId, ...over }), recipient, config).references;
    expect(referencesOf({ handlerId })).toBe(referencesOf({ handlerId }));
    expect(referencesOf({ handlerId })).not.toBe(referencesOf({ handlerId: newId() }));
    expect(referencesOf({ handlerId })).not.toBe(referencesOf({ handlerId, caseId: newId() }));
  });
});
