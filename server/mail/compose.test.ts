import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../contract/ids.ts';
import { categories, languages } from '../../contract/facts.ts';
import { compose } from './compose.ts';
import { invitationToken } from './invitation-token.ts';
import type { LetterSource } from '../store/records.ts';
import { letterKinds } from './letters.ts';
import { recognitionWord } from './recognition.ts';

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
const recipient = { email: 'kari@example.no', name: 'Kari Oppdiktet', language: 'nb' };
const sentBy: LetterSource = {
  id: newId(),
  name: 'Lillevik kommune',
  letters: null,
  administrators: ['Anne Administrator'],
};

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
    });
    const top = 'Lillevik kommune';
    fc.assert(
      fc.property(cases, ({ kind, language, urgent, unitName, content }) => {
        // A row from the database may hold more than the types say: none of it may get out.
        const letter = {
          ...letterOf({ kind, urgent, invitationId: newId() }),
          unitName,
          content,
          facts: { what: categories },
        };
        const mail = compose(
          letter,
          { ...recipient, language, ...{ unitName } },
          // The top of the tree and nothing below it.
          { ...sentBy, ...{ unitName, name: top } },
          config,
        );
        const everything = JSON.stringify({ ...mail, to: '' });
        for (const secret of [unitName, content]) expect(everything).not.toContain(secret);
        for (const category of categories.filter((code) => code !== 'other' && code !== 'words')) {
          expect(everything).not.toContain(category);
        }
        expect(mail.to).toBe('kari@example.no');
      }),
    );
  });

  test('the case is in the fragment only: not in a header, a path or a query', () => {
    const letter = letterOf();
    const mail = compose(letter, recipient, sentBy, config);
    const link = new URL(/https:\S+/.exec(mail.text)![0]);
    expect(link.hash).toBe(`#/cases/${letter.caseId}`);
    expect(link.pathname + link.search).toBe('/desk/');
    const { text: _text, html: _html, ...headers } = mail;
    expect(JSON.stringify(headers)).not.toContain(letter.caseId);
  });

  test('no image, style sheet, script or address of anybody else', () => {
    for (const kind of letterKinds) {
      const { html } = compose(
        letterOf({ kind, invitationId: newId() }),
        recipient,
        sentBy,
        config,
      );
      expect(html).not.toMatch(/<(img|style|script|link|iframe|form)\b|style=|url\(/i);
      const hosts = [...html.matchAll(/https?:\/\/([^/"<]+)/g)].map(([, host]) => host);
      expect([...new Set(hosts)]).toEqual(['meld.example.no']);
    }
  });
});

describe('what a letter says', () => {
  test.each(languages)(
    'the %s letter names its language and has the same link twice over',
    (language) => {
      const mail = compose(letterOf(), { ...recipient, language }, sentBy, config);
      expect(mail.html).toContain(`<html lang="${language}">`);
      const [link] = /https:\S+/.exec(mail.text)!;
      expect(mail.html).toContain(`href="${link}"`);
    },
  );

  test('urgent says urgent, and differs in nothing else that is asked for', () => {
    const letter = letterOf();
    expect(compose(letter, recipient, sentBy, config).subject).toBe(
      'Du har en ny melding i Mobbeknapp',
    );
    const urgent = compose({ ...letter, urgent: true }, recipient, sentBy, config);
    expect(urgent.subject).toBe('Haster: Du har en ny melding i Mobbeknapp');
  });

  test('an unknown language falls back to bokmål', () => {
    expect(
      compose(letterOf(), { ...recipient, language: 'tlh' }, sentBy, config).subject,
    ).toContain('ny melding');
  });

  test('an invitation carries the token that its id and the secret give, for 14 days', () => {
    const invitationId = newId();
    const letter = letterOf({ kind: 'invitation', caseId: null, invitationId });
    const mail = compose(letter, recipient, sentBy, config);
    expect(mail.text).toContain(
      `https://meld.example.no/desk/#/invitations/${invitationToken(config.secret, invitationId)}`,
    );
    expect(mail.text).toContain('14 dager');
    expect(mail.references).toBeNull();
  });

  test('what stands in the configuration is escaped in HTML', () => {
    const publicUrl = new URL('https://meld.example.no/a&b/');
    expect(compose(letterOf(), recipient, sentBy, { ...config, publicUrl }).html).toContain(
      '/a&amp;b/desk/',
    );
  });

  test('a kind that nobody has written a letter for is refused', () => {
    expect(() => compose(letterOf({ kind: 'pigeon' }), recipient, sentBy, config)).toThrow(
      /pigeon/,
    );
  });
});

describe('threads', () => {
  test('the Message-ID is the letter and the host of the sender', () => {
    const letter = letterOf();
    expect(compose(letter, recipient, sentBy, config).messageId).toBe(
      `<${letter.id}@meld.example.no>`,
    );
    const bare = compose(letter, recipient, sentBy, { ...config, sender: 'post@other.example.no' });
    expect(bare.messageId).toBe(`<${letter.id}@other.example.no>`);
  });

  test('two letters of one case to one handler are in one thread; to two handlers they share nothing', () => {
    const [caseId, handlerId] = [newId(), newId()];
    const referencesOf = (over: object) =>
      compose(letterOf({ caseId, ...over }), recipient, sentBy, config).references;
    expect(referencesOf({ handlerId })).toBe(referencesOf({ handlerId }));
    expect(referencesOf({ handlerId })).not.toBe(referencesOf({ handlerId: newId() }));
    expect(referencesOf({ handlerId })).not.toBe(referencesOf({ handlerId, caseId: newId() }));
  });
});

describe('how a reader knows a letter', () => {
  const kinds = letterKinds.flatMap((kind) =>
    languages.map((language) => [kind, language] as const),
  );
  const mailOf = (over: Partial<LetterSource> = {}, kind = 'report', sender = 'post@example.no') =>
    compose(
      letterOf({ kind, invitationId: newId() }),
      recipient,
      { ...sentBy, ...over },
      { ...config, sender },
    );

  test.each(kinds)(
    'a letter of the kind %s in %s greets by name, names who sends it, and has the word of the organisation',
    (kind, language) => {
      const letter = letterOf({ kind, invitationId: newId() });
      const { text, html } = compose(letter, { ...recipient, language }, sentBy, config);
      const word = recognitionWord(sentBy, config.secret);
      for (const part of ['Kari Oppdiktet', 'Lillevik kommune', word]) {
        expect(text).toContain(part);
        expect(html).toContain(part);
      }
      expect(text.split('\n')[0]).toMatch(/^(?:Hei|Hello), Kari Oppdiktet\.$/);
      expect(text + html).not.toMatch(/\{\w+\}/);
    },
  );

  test('the address stands in the HTML as text too, so that one sees where a changed link should lead', () => {
    const { html } = mailOf();
    const [, href] = /href="([^"]+)"/.exec(html)!;
    expect(html.replaceAll(/<[^>]+>/g, '\n').split('\n')).toContain(href);
  });

  test('From is the organisation, unless its file or the configuration says otherwise', () => {
    expect(mailOf().from).toEqual({
      name: 'Lillevik kommune (Mobbeknapp)',
      address: 'post@example.no',
    });
    expect(mailOf({}, 'report', 'Meldetjenesten <post@example.no>').from.name).toBe(
      'Meldetjenesten',
    );
    expect(
      mailOf({ letters: { sender: 'Trygg i Lillevik' } }, 'report', 'X <a@b.no>').from,
    ).toEqual({
      name: 'Trygg i Lillevik',
      address: 'a@b.no',
    });
  });

  test('the word is what the file says; otherwise it follows from the secret, and is another for another organisation', () => {
    expect(mailOf({ letters: { word: 'Blåklokke' } }).text).toContain('«Blåklokke»');
    const other = { ...sentBy, id: newId() };
    expect(recognitionWord(sentBy, config.secret)).toMatch(/^\p{Ll}+ \p{Ll}+$/u);
    expect(recognitionWord(sentBy, config.secret)).not.toBe(recognitionWord(other, config.secret));
    expect(recognitionWord(sentBy, config.secret)).not.toBe(recognitionWord(sentBy, 'another'));
  });

  test('an invitation says what this is and who invites, and claims it of nobody who is not named so', () => {
    const { text } = mailOf({}, 'invitation');
    expect(text).toContain('Lillevik kommune inviterer deg');
    expect(text).toContain('Mobbeknapp er en knapp på nettsidene');
    expect(text).toContain('Løsningen administreres av Anne Administrator.');
    expect(text).not.toContain('Invitasjonen kommer fra');
    const named = mailOf({ letters: { invitedBy: 'Siv Skolesjef' } }, 'invitation').text;
    expect(named).toContain('Invitasjonen kommer fra Siv Skolesjef.');
    const alone = mailOf({ administrators: [] }, 'invitation').text;
    expect(alone).not.toMatch(/administreres|kommer fra/);
    expect(alone).toContain('Er du usikker');
  });

  test('a name cannot break the line, hide a sign or become markup', () => {
    const name = 'Kari\r\nBcc: x\u202e\u200b<b>';
    const { text, html } = compose(letterOf(), { ...recipient, name }, sentBy, config);
    expect(text.split('\n')[0]).toBe('Hei, Kari Bcc: x<b>.');
    expect(html).toContain('Kari Bcc: x&lt;b&gt;.');
    expect(compose(letterOf(), { ...recipient, name: ' ' }, sentBy, config).text).toMatch(
      /^Hei\.\n/,
    );
  });
});
