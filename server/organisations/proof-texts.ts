/**
 * What the proof says in words, in English and in bokmål: of a tree in which reports could get lost, of an answer that would have
 * no reader, and of how far it has come. Always what to write instead. `{…}` is filled in.
 */
import type { Facts } from '../../contract/facts.ts';
import { mostRecipients, type Gap, type Readiness } from '../../contract/prove.ts';
import type { TreeProblem } from '../../contract/tree-problems.ts';
import { filled, type MistakeLanguage } from './mistake-texts.ts';

const en = {
  // Of the tree.
  'owner-unknown':
    '{place}: the organisation above it is neither in the file nor stored. Nest it below one that is.',
  'owner-circle': '{place} is above itself. Nest it in one place only.',
  'led-with-unknown':
    '{place} is led with an organisation that is neither in the file nor stored. Correct ledWith.',
  'led-with-circle':
    '{place} is led with itself, by way of others. Let all but one of them name that one in ledWith.',
  'inbox-unknown':
    '{place} names an inbox that is neither in the file nor stored. Describe it, or name another.',
  'inbox-elsewhere':
    '{place} receives through {inbox}, which belongs neither to it nor to an organisation above it. Name one that does.',
  'inbox-missing': '{place} has no inbox, and nothing above it has one. Describe an inbox.',
  'independent-missing':
    '{place} needs an independentInbox: somebody outside its line must read when its own leader is accused.',
  'independent-not-apart':
    '{place}: give the inbox {inbox} the standing independent, and let nobody receive through it in the ordinary way.',
  'independent-shares-members':
    '{place}: {inbox} is not independent while a member of it is also in another inbox of {place}. Name somebody else.',
  'escalation-circle':
    '{place}: what {inbox} cannot solve would come back to it. Change escalatesTo.',
  'escalation-aside':
    '{place}: {inbox} escalates to an inbox that is not above it, or lies beyond a private owner. Change escalatesTo.',
  'rule-without-inbox':
    '{place}: the rule {rule} names no inbox that exists. Name one in instead or also.',
  'rule-twice': '{place} has two rules {rule}. Take one away.',
  'no-unit':
    '{place}: there is no unit in it, so nobody could choose a place in the form. Write unit: true at each organisation where it can happen.',
  // Of one combination of answers.
  'too-many-readers':
    'A report from {place} ({answers}) would go to more than {most} inboxes, and could not be sent. {fewer}: one inbox with several members takes as many people.',
  'fewer-rule': 'Let the rule {rules} name fewer inboxes',
  'fewer-rules': 'Let the rules {rules} name fewer inboxes',
  'fewer-escalation': 'Let it escalate to fewer inboxes',
  'no-reader': 'A report from {place} ({answers}) would have no reader: {because}.{leads}',
  'no-inbox':
    'no inbox may read it. Give the organisation, or one above it, an inbox and an independent inbox',
  'no-key':
    'no inbox that may read it has a key yet. Let the first member of one come in: that makes it',
  'no-live-reader':
    "nobody who may read it is there. Give an inbox above it a member who is not a member of the accused's own inbox",
  leads: ' Its leader leads {others} too, and is out of all of it.',
  accused: 'who does it: {code}',
  danger: 'danger: {code}',
  role: 'role: {code}',
  category: 'category: {code}',
  lane: 'lane: {code}',
  // Of how far it has come.
  nobody: 'Nobody is still to come in',
  person: '{count} person is still to come in and be let in',
  persons: '{count} persons are still to come in and be let in',
  'one-unit': 'the one unit',
  'all-units': 'all {units} units',
  'all-today': 'Today each report has a reader, in {all}. {waiting}.',
  'of-unit': 'Today each report has a reader in {open} of {units} unit',
  'of-units': 'Today each report has a reader in {open} of {units} units',
  'then-all': '{today}. {waiting}: when they have, each has one in {all}.',
  'then-some':
    '{today}. {waiting}, and then it would be so in {then}: somebody is away, or an inbox needs another member.',
  // Of what `describe` would write.
  proved:
    '{place}: {proved} combinations of answers, each has a reader when all who are named have come in.',
  // Of what is stored beside the file.
  'slug-elsewhere': 'The slug {slug} belongs to another tree of organisations. Choose another.',
  'person-elsewhere':
    '{email} works in another tree of organisations here. Use another address: keys and sessions are not shared.',
};

export type ProofKey = keyof typeof en;

const nb: Record<ProofKey, string> = {
  'owner-unknown':
    '{place}: organisasjonen over finnes verken i filen eller i databasen. Legg den under en som finnes.',
  'owner-circle': '{place} ligger over seg selv. Legg den bare ett sted.',
  'led-with-unknown':
    '{place} ledes sammen med en organisasjon som verken finnes i filen eller i databasen. Rett ledWith.',
  'led-with-circle':
    '{place} ledes sammen med seg selv, på omvei om andre. La alle unntatt én av dem nevne denne ene i ledWith.',
  'inbox-unknown':
    '{place} nevner en innboks som verken finnes i filen eller i databasen. Beskriv den, eller nevn en annen.',
  'inbox-elsewhere':
    '{place} tar imot gjennom {inbox}, som verken hører til her eller til en organisasjon over. Nevn en som gjør det.',
  'inbox-missing': '{place} har ingen innboks, og det har ingen over heller. Beskriv en innboks.',
  'independent-missing':
    '{place} trenger en independentInbox: noen utenfor linjen må lese når meldingen gjelder lederen der.',
  'independent-not-apart':
    '{place}: skriv standing: independent i innboksen {inbox}, og la ingen ta imot gjennom den til vanlig.',
  'independent-shares-members':
    '{place}: {inbox} er ikke uavhengig så lenge en av medlemmene også er i en annen innboks hos {place}. Nevn noen andre.',
  'escalation-circle':
    '{place}: det {inbox} ikke kan løse, ville kommet tilbake dit. Rett escalatesTo.',
  'escalation-aside':
    '{place}: {inbox} løfter til en innboks som ikke ligger over, eller som ligger bortenfor en privat eier. Rett escalatesTo.',
  'rule-without-inbox':
    '{place}: regelen {rule} nevner ingen innboks som finnes. Nevn en i instead eller also.',
  'rule-twice': '{place} har to regler som heter {rule}. Ta bort en av dem.',
  'no-unit':
    '{place}: her er ingen enhet, så ingen kunne velge et sted i skjemaet. Skriv unit: true i hver organisasjon der noe kan skje.',
  'too-many-readers':
    'En melding fra {place} ({answers}) ville gått til flere enn {most} innbokser, og kunne ikke blitt sendt. {fewer}: én innboks med flere medlemmer når like mange mennesker.',
  'fewer-rule': 'La regelen {rules} nevne færre innbokser',
  'fewer-rules': 'La reglene {rules} nevne færre innbokser',
  'fewer-escalation': 'La den løftes til færre innbokser',
  'no-reader':
    'En melding fra {place} ({answers}) ville ikke blitt lest av noen: {because}.{leads}',
  'no-inbox':
    'ingen innboks kan lese den. Gi organisasjonen, eller en over den, en innboks og en uavhengig innboks',
  'no-key':
    'ingen innboks som kan lese den, har en nøkkel ennå. La det første medlemmet i en av dem komme inn: det lager den',
  'no-live-reader':
    'ingen som kan lese den, er der. Gi en innboks over et medlem som ikke er med i innboksen til den det klages på',
  leads: ' Lederen der leder også {others}, og står utenfor alt sammen.',
  accused: 'hvem som gjør det: {code}',
  danger: 'fare: {code}',
  role: 'rolle: {code}',
  category: 'kategori: {code}',
  lane: 'spor: {code}',
  nobody: 'Alle har kommet inn',
  person: '{count} person har ennå ikke kommet inn og fått tilgang',
  persons: '{count} personer har ennå ikke kommet inn og fått tilgang',
  'one-unit': 'den ene enheten',
  'all-units': 'alle {units} enhetene',
  'all-today': 'I dag har hver melding noen som leser den, i {all}. {waiting}.',
  'of-unit': 'I dag har hver melding noen som leser den, i {open} av {units} enhet',
  'of-units': 'I dag har hver melding noen som leser den, i {open} av {units} enheter',
  'then-all': '{today}. {waiting}: når de har det, gjelder det i {all}.',
  'then-some':
    '{today}. {waiting}. Selv da ville det bare gjelde i {then}: noen er borte, eller en innboks trenger et medlem til.',
  proved:
    '{place}: {proved} kombinasjoner av svar, og hver har noen som leser når alle som er nevnt, har kommet inn.',
  'slug-elsewhere': 'Slug-en {slug} hører til et annet tre av organisasjoner. Velg en annen.',
  'person-elsewhere':
    '{email} er i et annet tre av organisasjoner her. Bruk en annen adresse: nøkler og innlogginger deles ikke.',
};

const texts = { en, nb };

export function proofText(
  language: MistakeLanguage,
  key: ProofKey,
  values: Record<string, string | number> = {},
): string {
  return filled(texts[language][key], values);
}

export function problemSentence(
  { what, organisationId, inboxId, ruleId }: TreeProblem,
  nameOf: (id: string) => string,
  inboxName: (id: string | undefined) => string,
  language: MistakeLanguage = 'en',
): string {
  const place = nameOf(organisationId);
  return proofText(language, what, { place, inbox: inboxName(inboxId), rule: ruleId ?? '' });
}

/** A combination of answers in words, as the administrator knows them from the form; the codes as they stand in a rule's `when`. */
export function gapSentence(
  { facts, why, unitId, ledTogether = [], ruleIds = [] }: Gap,
  nameOf: (id: string) => string,
  language: MistakeLanguage = 'en',
): string {
  const say = (key: ProofKey, values: Record<string, string | number> = {}) =>
    proofText(language, key, values);
  const of = { place: nameOf(unitId), answers: answers(facts, say) };
  if (why === 'too-many-readers') {
    const rules = ruleIds.join(', ');
    const fewer = ['fewer-escalation', 'fewer-rule', 'fewer-rules'] as const;
    return say(why, {
      ...of,
      most: mostRecipients - 1,
      fewer: say(fewer[Math.min(ruleIds.length, 2)]!, { rules }),
    });
  }
  const others = ledTogether.filter((id) => id !== unitId).map(nameOf);
  const leads = others.length > 0 ? say('leads', { others: others.join(', ') }) : '';
  return say('no-reader', { ...of, because: say(why), leads });
}

function answers(
  { accused, danger, role, what, lane }: Facts,
  say: (key: ProofKey, values: Record<string, string>) => string,
): string {
  return [
    say('accused', { code: accused }),
    say('danger', { code: danger }),
    say('role', { code: role }),
    ...what.map((code) => say('category', { code })),
    ...(lane === null ? [] : [say('lane', { code: lane })]),
  ].join(', ');
}

/** Whether every report has a reader today, or would have one when all have come in, in one sentence. */
export function readinessSentence(
  { units, open, openWithInvited, toComeIn }: Readiness,
  language: MistakeLanguage = 'en',
): string {
  const say = (key: ProofKey, values: Record<string, string | number> = {}) =>
    proofText(language, key, values);
  const waiting =
    toComeIn === 0
      ? say('nobody')
      : say(toComeIn === 1 ? 'person' : 'persons', { count: toComeIn });
  const all = say(units === 1 ? 'one-unit' : 'all-units', { units });
  if (open === units) return say('all-today', { all, waiting });
  const today = say(units === 1 ? 'of-unit' : 'of-units', { open, units });
  if (openWithInvited === units) return say('then-all', { today, waiting, all });
  return say('then-some', { today, waiting, then: openWithInvited });
}
