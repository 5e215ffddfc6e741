/** Where it happens, from a list that can be searched, and who the reporter is; with danger these are all that is required. */
import { html, nothing } from 'lit';
import { choices } from '../../../contract/facts.ts';
import type { TextKey } from '../../texts/texts.ts';
import { translator } from '../../texts/translate.ts';
import { question, radios, worded } from '../fields.ts';
import type { Screen } from '../screen.ts';
import { textField } from '../text-fields.ts';
import type { Step } from './steps.ts';

/** Beyond this many places a field to search in is quicker than looking. */
const overview = 7;

export const unit: Step = {
  name: 'unit',
  title: 'unit.title',
  check: ({ unitId }) => (unitId === null ? { key: 'unit.problem' } : null),
  answer: ({ draft, settings }) => settings.units.find(({ id }) => id === draft.unitId)?.name ?? '',
  render: (screen) => {
    const { draft, settings, t } = screen;
    const { units } = settings;
    const found = matching(units, screen.search);
    const list = found.map(({ id, name, ownerName }) =>
      ownerName === null || ownerName === settings.organisation.name
        ? { code: id, label: name }
        : { code: id, label: name, hint: ownerName },
    );
    return question(
      screen,
      unitTitle(screen),
      [],
      html`${units.length > overview ? searchField(screen, found) : nothing}
      ${
        found.length === 0
          ? html`<p>${t('unit.none')}</p>`
          : radios('unit', list, draft.unitId, (unitId) => screen.change({ unitId }))
      }`,
    );
  },
};

function searchField({ t, search, setSearch, change }: Screen, found: { id: string }[]) {
  return html`${textField({
      id: 'search',
      type: 'search',
      label: t('unit.search'),
      value: search,
      describedBy: 'found',
      write: setSearch,
      enter: (field) => {
        const [only, ...others] = found;
        if (!only || others.length > 0) return;
        change({ unitId: only.id });
        (field.getRootNode() as ShadowRoot).getElementById(`unit-${only.id}`)?.focus();
      },
    })}
    <p id="found" class="hint" role="status">${t('unit.found', { count: found.length })}</p>`;
}

/** "School" or "club" only where every place is one: a municipality has kindergartens too. */
export function unitTitle({ settings, language, texts }: Screen): string {
  const sectors = new Set(settings.units.map(({ sector }) => sector));
  const only = sectors.size === 1 ? settings.organisation.sector : null;
  return translator(texts, only, 'child', settings.texts[language])('unit.title');
}

/** Every word typed must be in the name; letters with and without rings and strokes count as different, as on paper. */
export function matching<Unit extends { name: string }>(units: Unit[], search: string): Unit[] {
  const words = search.toLocaleLowerCase('nb').split(/\s+/);
  return units.filter(({ name }) =>
    words.every((word) => name.toLocaleLowerCase('nb').includes(word)),
  );
}

export const role: Step = {
  name: 'role',
  title: 'role.title',
  check: ({ role }) => (role === null ? { key: 'role.problem' } : null),
  answer: ({ draft, t }) => (draft.role ? t(`role.${draft.role}` as TextKey) : ''),
  render: (screen) =>
    question(
      screen,
      screen.t('role.title'),
      [],
      radios(
        'role',
        worded(screen, 'role', choices[screen.sector].roles),
        screen.draft.role,
        (role) => screen.change({ role }),
      ),
    ),
};
