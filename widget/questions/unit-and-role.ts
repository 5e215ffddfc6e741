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

/** Every word typed must be in the name; letters with and without rings and strokes count as different, as on paper. */
export function matching<Unit extends { name: string }>(units: Unit[], search: string): Unit[] {
  const words = search.toLocaleLowerCase('nb').split(/\s+/);
  return units.filter(({ name }) =>
    words.every((word) => name.toLocaleLowerCase('nb').includes(word)),
  );
}

export const role: Question = {
  name: 'role',
  title: 'role.title',
  check: ({ role }) => (role === null ? { key: 'role.problem' } : null),
  answer: ({ draft, t }) => (draft.role ? t(`role.${draft.role}` as TextKey) : ''),
};

export const roleChoices = (asked: Asked): Choice<Role>[] =>
  worded(asked, 'role', choices[asked.sector].roles);
