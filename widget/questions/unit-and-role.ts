/** Where it happens, from a list that can be searched, and who the reporter is; with danger these are all that is required. */
import { choices } from '../../contract/choices.ts';
import { type Role } from '../../contract/facts.ts';
import type { TextKey } from '../texts/texts.ts';
import { translator } from '../texts/translate.ts';
import { worded, type Asked, type Choice, type Question } from './question.ts';

/** Beyond this many places a field to search in is quicker than looking. */
export const overview = 7;

export const unit: Question = {
  name: 'unit',
  title: 'unit.title',
  check: ({ unitId }) => (unitId === null ? { key: 'unit.problem' } : null),
  answer: ({ draft, settings }) => settings.units.find(({ id }) => id === draft.unitId)?.name ?? '',
};

/** "School" or "club" only where every place is one: a municipality has kindergartens too. */
export function unitTitle({
  settings,
  language,
  texts,
}: Pick<Asked, 'settings' | 'language' | 'texts'>): string {
  const sectors = new Set(settings.units.map(({ sector }) => sector));
  const only = sectors.size === 1 ? settings.organisation.sector : null;
  return translator(texts, only, 'child', settings.texts[language])('unit.title');
}

/** The places whose names have all that is searched for, each with its owner where that is another than the organisation. */
export function unitChoices(
  { settings: { units, organisation } }: Pick<Asked, 'settings'>,
  search: string,
): Choice<string>[] {
  return matching(units, search).map(({ id, name, ownerName }) =>
    ownerName === null || ownerName === organisation.name
      ? { code: id, label: name }
      : { code: id, label: name, hint: ownerName },
  );
}

/**
 * Every word typed must be in the name. First come the names that have it as it was typed; then those that have it on a keyboard
 * without å or č: without their rings, strokes and accents, or written out as aa, ae and oe. Dashes and full stops never count there.
 */
export function matching<Unit extends { name: string }>(units: Unit[], search: string): Unit[] {
  const found = [asTyped, bare, writtenOut].flatMap((way) => {
    const words = way(search).split(/\s+/);
    return units.filter(({ name }) => words.every((word) => way(name).includes(word)));
  });
  return [...new Set(found)];
}

const asTyped = (text: string): string => text.normalize('NFC').toLocaleLowerCase('nb');

/** What Unicode does not take for a letter with a mark is put in its place first. */
const strokes: Record<string, string> = { ø: 'o', æ: 'a', đ: 'd', ŧ: 't', ŋ: 'n' };
const bare = (text: string): string =>
  asTyped(text)
    .replace(/[øæđŧŋ]/g, (letter) => strokes[letter]!)
    .normalize('NFD')
    .replace(/[\p{M}\p{P}]/gu, '');

const writtenOut = (text: string): string =>
  bare(asTyped(text).replaceAll('å', 'aa').replaceAll('æ', 'ae').replaceAll('ø', 'oe'));

export const role: Question = {
  name: 'role',
  title: 'role.title',
  check: ({ role }) => (role === null ? { key: 'role.problem' } : null),
  answer: ({ draft, t }) => (draft.role ? t(`role.${draft.role}` as TextKey) : ''),
};

export const roleChoices = (asked: Asked): Choice<Role>[] =>
  worded(asked, 'role', choices[asked.sector].roles);
