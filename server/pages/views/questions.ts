/** The questions as markup, one page each, in the form's own words and order. */
import {
  aboutChoices,
  accusedChoices,
  durationChoices,
  laneChoices,
  whatChoices,
  whereChoices,
} from '../../../widget/questions/about-it.ts';
import { questionOf } from '../../../widget/questions/all.ts';
import { dangerChoices } from '../../../widget/questions/danger.ts';
import { toldHours } from '../../../widget/questions/hours.ts';
import { dangerLines } from '../../../widget/questions/help.ts';
import { pictured } from '../../../widget/questions/pictures.ts';
import {
  overview,
  roleChoices,
  unitChoices,
  unitTitle,
} from '../../../widget/questions/unit-and-role.ts';
import {
  contactChoices,
  looksLikeIdentityNumber,
  timeChoices,
  wayChoices,
} from '../../../widget/questions/written.ts';
import type { StepName } from '../../../widget/questions/order.ts';
import { html, type Html } from '../html.ts';
import type { Screen } from '../screen.ts';
import {
  button,
  checkboxes,
  heading,
  helpList,
  hints,
  lack,
  longText,
  question,
  radios,
  textField,
} from './fields.ts';

type Page = {
  /** Fields that the page asks for, and does not carry along. */
  asks: readonly string[];
  show: (screen: Screen) => Html;
};

/** One choice of several. */
function choice(
  name: string,
  hintOf: (screen: Screen) => string[],
  list: (screen: Screen) => Html,
) {
  return {
    asks: [name],
    show: (screen: Screen) =>
      question(screen, screen.t(questionOf(name as StepName).title), hintOf(screen), list(screen)),
  };
}

const none = (): string[] => [];

export const questionPages: Record<Exclude<StepName, 'check'>, Page> = {
  danger: {
    asks: ['danger'],
    show(screen) {
      const { t, draft, language } = screen;
      const first = dangerLines(screen).slice(0, 1);
      return html`<p class="intro">${t('danger.intro')}</p>
        <p class="intro">${toldHours(screen)}</p>
        ${screen.settings.practice ? html`<p class="intro">${t('practice.not-here')}</p>` : null}
        ${question(screen, t('danger.title'), [], radios('danger', dangerChoices(screen), draft.danger))}
        <div class="at-once now">${helpList(first, language)}</div>`;
    },
  },
  call: {
    asks: [],
    show: (screen) =>
      html`<section class="now" aria-labelledby="heading">
        ${heading(screen.t('danger.call'))}${helpList(dangerLines(screen), screen.language)}
        <p>${screen.t('danger.unread')} ${screen.t('danger.go-on')}</p>
      </section>`,
  },
  unit: { asks: ['unit', 'search'], show: unit },
  role: choice('role', none, (screen) =>
    radios('role', pictured(screen.register, 'role', roleChoices(screen)), screen.draft.role),
  ),
  about: choice('about', none, (screen) =>
    radios('about', aboutChoices(screen), screen.draft.about),
  ),
  accused: choice(
    'accused',
    ({ t }) => [t('accused.hint')],
    (screen) => radios('accused', accusedChoices(screen), screen.draft.accused),
  ),
  lane: choice(
    'lane',
    ({ t }) => [t('optional')],
    (screen) => radios('lane', laneChoices(screen), screen.draft.lane),
  ),
  what: choice(
    'what',
    ({ t }) => [t('several')],
    (screen) =>
      checkboxes('what', pictured(screen.register, 'what', whatChoices(screen)), screen.draft.what),
  ),
  where: choice(
    'where',
    ({ t }) => [t('several')],
    (screen) =>
      checkboxes(
        'where',
        pictured(screen.register, 'where', whereChoices(screen)),
        screen.draft.where,
      ),
  ),
  duration: choice(
    'duration',
    ({ t }) => [t('optional')],
    (screen) => radios('duration', durationChoices(screen), screen.draft.duration),
  ),
  tell: { asks: ['text'], show: tell },
  names: {
    asks: ['names'],
    show(screen) {
      const { t, draft } = screen;
      return html`${heading(t('names.title'))}${hints([`${t('names.hint')} ${t('optional')}`])}${lack(screen)}${longText('names', 3, draft.names, screen.lack !== null)}`;
    },
  },
  contact: {
    asks: ['contact', 'name', 'phone', 'email'],
    show: contact,
  },
  safe: { asks: ['time', 'way', 'safe-more'], show: safe },
  silence: {
    asks: ['must-not-know'],
    show({ t, draft }) {
      const hint = `${t('silence.hint')} ${t('optional')}`;
      return html`${heading(t('silence.title'))}${hints([hint])}${longText('must-not-know', 2, draft.mustNotKnow, false)}`;
    },
  },
};

function unit(screen: Screen): Html {
  const { t, draft, settings, visit } = screen;
  const found = unitChoices(screen, visit.search);
  // What was chosen before stays chosen, also where the search does not find it.
  const isHidden = draft.unitId !== null && !found.some(({ code }) => code === draft.unitId);
  const search = html`${textField({ id: 'search', label: t('unit.search'), value: visit.search, inputmode: 'search', describedBy: 'found' })}
    <p id="found" class="hint">${t('unit.found', { count: found.length })}</p>
    <div class="actions">${button('find', t('unit.find'), 'secondary')}</div>`;
  return question(
    screen,
    unitTitle(screen),
    [],
    html`${settings.units.length > overview ? search : null}
      ${isHidden ? html`<input type="hidden" name="unit" value="${draft.unitId}" />` : null}
      ${found.length === 0 ? html`<p>${t('unit.none')}</p>` : radios('unit', found, draft.unitId)}
      <p class="hint">${t('unit.missing')}</p>`,
  );
}

function tell(screen: Screen): Html {
  const { t, draft, settings } = screen;
  return html`${heading(t('tell.title'))}${hints([
    `${t('tell.hint')} ${t('optional')}`,
    `${t('tell.notice')} ${t('tell.names')}`,
  ])}${lack(screen)}${longText('text', 9, draft.text, screen.lack !== null)}${
    looksLikeIdentityNumber(draft.text) ? html`<p class="warning">${t('tell.digits')}</p>` : null
  }${settings.attachments ? html`<p class="hint">${t('pictures.not-here')}</p>` : null}`;
}

function contact(screen: Screen): Html {
  const { t, draft, lack: missing } = screen;
  const tied = missing ? { describedBy: 'lack', wrong: true } : {};
  const reach = html`<div class="inset">
    ${textField({ id: 'name', label: t('contact.name'), value: draft.name })}${textField({ id: 'phone', label: t('contact.phone'), value: draft.phone, inputmode: 'tel', ...tied })}${textField({ id: 'email', label: t('contact.email'), value: draft.email, inputmode: 'email', ...tied })}
  </div>`;
  return question(
    screen,
    t('contact.title'),
    [t('optional')],
    radios('contact', contactChoices(screen), draft.contact, { reach }),
  );
}

function safe(screen: Screen): Html {
  const { t, draft } = screen;
  const ways = wayChoices(screen);
  const how = html`<fieldset>
    <legend><h3>${t('safe.ways')}</h3></legend>
    ${checkboxes('way', ways, draft.ways)}
  </fieldset>`;
  return html`${heading(t('safe.title'))}${hints([`${t('several')} ${t('optional')}`])}
    <fieldset>
      <legend><h3>${t('safe.times')}</h3></legend>
      ${checkboxes('time', timeChoices(screen), draft.times)}
    </fieldset>
    ${ways.length > 0 ? how : null}
    ${textField({ id: 'safe-more', label: t('safe.more'), value: draft.safeTime })}`;
}
