/** Where it happens, from a list that can be searched, and who the reporter is; with danger these are all that is required. */
import { html, nothing } from 'lit/html.js';
import { pictured } from '../../questions/pictures.ts';
import * as ask from '../../questions/unit-and-role.ts';
import { question, radios } from '../fields.ts';
import type { Screen } from '../screen.ts';
import { textField } from '../text-fields.ts';
import type { Step } from './steps.ts';

export const unit: Step = {
  ...ask.unit,
  render: (screen) => {
    const { draft, settings, t } = screen;
    const found = ask.unitChoices(screen, screen.search);
    return question(
      screen,
      ask.unitTitle(screen),
      [],
      html`${settings.units.length > ask.overview ? searchField(screen, found) : nothing}
        ${
          found.length === 0
            ? html`<p>${t('unit.none')}</p>`
            : radios('unit', found, draft.unitId, (unitId) => screen.change({ unitId }))
        }
        <p class="hint">${t('unit.missing')}</p>`,
    );
  },
};

function searchField({ t, search, setSearch, change }: Screen, found: { code: string }[]) {
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
        change({ unitId: only.code });
        (field.getRootNode() as ShadowRoot).getElementById(`unit-${only.code}`)?.focus();
      },
    })}
    <p id="found" class="hint" role="status">${t('unit.found', { count: found.length })}</p>`;
}

export const role: Step = {
  ...ask.role,
  render: (screen) =>
    question(
      screen,
      screen.t('role.title'),
      [],
      radios(
        'role',
        pictured(screen.register, 'role', ask.roleChoices(screen)),
        screen.draft.role,
        (role) => screen.change({ role }),
      ),
    ),
};
