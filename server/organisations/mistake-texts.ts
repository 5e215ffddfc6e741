/** What is said of a mistake in the file, in English and in bokmål: always what to write instead. `{…}` is filled in. */

export const mistakeLanguages = ['en', 'nb'] as const;
export type MistakeLanguage = (typeof mistakeLanguages)[number];

const en = {
  line: 'Line {line}',
  // Of a value.
  missing: 'is missing; write {example}',
  'unknown-field': 'there is no field {field} here; {instead}',
  nearest: 'did you mean {near}?',
  fields: 'these can stand here: {fields}',
  'one-of': 'write one of {values}, not {value}',
  quotes: 'write it in quotes: {quoted}',
  text: 'write a text, such as {example}',
  truth: 'write true or false',
  list: 'write a list, such as {example}',
  parts: 'write its parts below it, such as {example}',
  such: 'write it as in {example}',
  'too-long': 'write {most} characters at most',
  'too-short': 'write {example}',
  'too-few': 'write at least one, such as {example}',
  either: 'write it as in {example}',
  // Of our own.
  key: 'write small letters, digits and hyphens, a letter first',
  inbox: 'write the key of an inbox here, or slug/key',
  reserved: 'our own pages have this name, and nobody would reach the form there: choose another',
  name: 'write a name: reporters read it',
  email: 'write a mail address, such as rektor@lillevik.example',
  'email-letters':
    'few mail servers take letters such as æ, ø and å before the @; write the address that stands in the mail program',
  span: 'write from before to; past midnight is two spans',
  members: 'name at least one member, or nobody reads',
  rule: 'write either instead: (these read) or also: (these read along)',
  moment: 'write day and time in Norway, such as 2026-11-30T09:00',
  'no-such-day': 'there is no such day: write one of the calendar',
  'practice-day': 'write from and to on the same day',
  'practice-order': 'write from before to',
  'practice-long': 'a practice lasts 4 hours at most: write an earlier end',
  phone: "write the number as it is dialled, digits only and in quotes: '116111'",
  https: 'write an address that begins with https://',
  page: 'write an address that begins with https:// (http:// for localhost only)',
  origin: 'write scheme and host only, such as https://www.example.no',
  'one-line': 'write it on one line, 1 to {most} characters',
  plain: 'write letters, digits and spaces only',
  // Of the file.
  'not-utf8':
    'the file is not UTF-8: here stands a letter such as æ, ø or å in another encoding. Open it in an editor, save it as UTF-8, and look whether the letters are right',
  'utf-16': 'the file is UTF-16: save it as UTF-8',
  lost: 'a letter was lost here when the file was saved in another encoding (�): write it again',
  alias: 'the alias stands within what it names, without end. Write it out instead',
  aliases: '{message}. Write out what the aliases stand for',
  yaml: '{message}',
  empty:
    'the file must begin with organisations: and a list below it, as examples/organisations.yaml does',
  file: 'the file',
  // Of what belongs together.
  'slug-twice': 'The slug {slug} is used twice. Choose another.',
  'key-twice': '{slug} has two inboxes with the key {key}. Choose another.',
  'no-inbox':
    '{what} names the inbox {name}, which is not described. Describe it, or correct the name.',
  'what-rule': 'rule {number}',
  sfo: 'an after-school (sfo) belongs to the sector school. Write sector: school.',
  'help-lines-top': 'write helpLines at the top of the tree, in {top}.',
  'letters-top': 'write letters at the top of the tree, in {top}.',
  'letters-tell':
    'the sender and the word in letters stand outside of every letter, where mail servers read them. Leave out "{name}": write the same for all, such as the name of the organisation at the top.',
  'led-with-unknown':
    'ledWith names {name}, which is not described. Write the slug of an organisation of this tree.',
  'led-with-itself': 'ledWith names itself. Write the slug of the other organisation.',
  'person-twice': '{email} is written twice in one inbox. Take one away.',
  'two-names': '{email} has two names or languages ({one}, {other}). Write the same.',
  'help-line':
    'The help line {key} is not on the national list: write its name, audience, when, and a phone or url.',
  'slug-in-two':
    'The slug {name} stands in two trees of this file, {one} and {other}. Choose another in one of them.',
  'person-in-two':
    '{name} stands in two trees of this file, {one} and {other}. Use another address in one of them: keys and sessions are not shared.',
  tree: '{slug} (tree {number})',
};

export type MistakeKey = keyof typeof en;

const nb: Record<MistakeKey, string> = {
  line: 'Linje {line}',
  missing: 'mangler; skriv {example}',
  'unknown-field': 'feltet {field} finnes ikke her; {instead}',
  nearest: 'mente du {near}?',
  fields: 'dette kan stå her: {fields}',
  'one-of': 'skriv en av {values}, ikke {value}',
  quotes: 'skriv det i anførselstegn: {quoted}',
  text: 'skriv en tekst, for eksempel {example}',
  truth: 'skriv true (ja) eller false (nei)',
  list: 'skriv en liste, for eksempel {example}',
  parts: 'skriv delene under det, for eksempel {example}',
  such: 'skriv det som i {example}',
  'too-long': 'skriv høyst {most} tegn',
  'too-short': 'skriv {example}',
  'too-few': 'skriv minst én, for eksempel {example}',
  either: 'skriv det som i {example}',
  key: 'skriv små bokstaver, tall og bindestreker, med en bokstav først',
  inbox: 'skriv nøkkelordet (key) til en innboks her, eller slug/key',
  reserved: 'våre egne sider har dette navnet, og ingen ville nå skjemaet der: velg et annet',
  name: 'skriv et navn: de som sier fra, leser det',
  email: 'skriv en e-postadresse, for eksempel rektor@lillevik.example',
  'email-letters':
    'få e-postservere tar imot æ, ø og å foran @; skriv adressen som står i e-postprogrammet',
  span: 'skriv from før to; over midnatt er to tidsrom',
  members: 'nevn minst én person, ellers leser ingen',
  rule: 'skriv enten instead: (disse leser) eller also: (disse leser med)',
  moment: 'skriv dag og klokkeslett i Norge, for eksempel 2026-11-30T09:00',
  'no-such-day': 'den dagen finnes ikke: skriv en som står i kalenderen',
  'practice-day': 'skriv from og to på samme dag',
  'practice-order': 'skriv from før to',
  'practice-long': 'en øvelse varer høyst 4 timer: skriv en tidligere slutt',
  phone: "skriv nummeret slik det slås, bare tall og i anførselstegn: '116111'",
  https: 'skriv en adresse som begynner med https://',
  page: 'skriv en adresse som begynner med https:// (http:// bare for localhost)',
  origin: 'skriv bare skjema og vert, for eksempel https://www.example.no',
  'one-line': 'skriv det på én linje, 1 til {most} tegn',
  plain: 'skriv bare bokstaver, tall og mellomrom',
  'not-utf8':
    'filen er ikke UTF-8: her står en bokstav som æ, ø eller å i en annen tegnkoding. Åpne filen i et redigeringsprogram, lagre den som UTF-8, og se etter at bokstavene er riktige',
  'utf-16': 'filen er UTF-16: lagre den som UTF-8',
  lost: 'en bokstav gikk tapt her da filen ble lagret i en annen tegnkoding (�): skriv den på nytt',
  alias: 'aliaset står inne i det som det peker på, uten ende. Skriv det ut i stedet',
  aliases: '{message}. Skriv ut det som aliasene står for',
  yaml: 'her kan ikke YAML leses ({message}). Se etter innrykk, kolon, bindestreker og anførselstegn som mangler eller er for mange',
  empty:
    'filen må begynne med organisations: og en liste under, slik examples/organisations.yaml gjør',
  file: 'filen',
  'slug-twice': 'Slug-en {slug} er brukt to ganger. Velg en annen.',
  'key-twice': '{slug} har to innbokser med nøkkelordet {key}. Velg et annet.',
  'no-inbox':
    '{what} nevner innboksen {name}, som ikke er beskrevet. Beskriv den, eller rett navnet.',
  'what-rule': 'regel {number}',
  sfo: 'en SFO hører til sektoren school. Skriv sector: school.',
  'help-lines-top': 'skriv helpLines øverst i treet, i {top}.',
  'letters-top': 'skriv letters øverst i treet, i {top}.',
  'letters-tell':
    'avsenderen og ordet i letters står utenpå hvert brev, der e-postservere leser dem. Ta ut «{name}»: skriv det samme for alle, for eksempel navnet på organisasjonen øverst.',
  'led-with-unknown':
    'ledWith nevner {name}, som ikke er beskrevet. Skriv slug-en til en organisasjon i dette treet.',
  'led-with-itself': 'ledWith nevner seg selv. Skriv slug-en til den andre organisasjonen.',
  'person-twice': '{email} er skrevet to ganger i én innboks. Ta bort en av dem.',
  'two-names': '{email} har to navn eller språk ({one}, {other}). Skriv det samme.',
  'help-line':
    'Hjelpelinjen {key} står ikke på den nasjonale listen: skriv name, audience, when, og phone eller url.',
  'slug-in-two':
    'Slug-en {name} står i to trær i denne filen, {one} og {other}. Velg en annen i ett av dem.',
  'person-in-two':
    '{name} står i to trær i denne filen, {one} og {other}. Bruk en annen adresse i ett av dem: nøkler og innlogginger deles ikke.',
  tree: '{slug} (tre {number})',
};

const texts = { en, nb };

export function mistakeText(
  language: MistakeLanguage,
  key: MistakeKey,
  values: Record<string, string | number> = {},
): string {
  return filled(texts[language][key], values);
}

/** A text with what stands for its `{…}`. */
export function filled(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** For the schema: a message that is one of our own sentences, and not of the library. */
export const ownMessage = (key: MistakeKey): string => `@${key}`;

export function ownKey(message: string): MistakeKey | null {
  const key = message.slice(1);
  return message.startsWith('@') && key in en ? (key as MistakeKey) : null;
}
