/** What a screen is given, made from the element: everything it shows, and every verb it may use. */
import type { MobbeSkjema } from './mobbe-skjema.ts';
import type { Screen } from './screen.ts';
import { nationalNumbers, type HelpLine } from './state.ts';
import { danger } from './steps/danger.ts';
import type { Step } from './steps/steps.ts';

export function screenOf(form: MobbeSkjema): Screen {
  const { draft, language, register, texts, t, step, steps, lack, search, readers } = form;
  const { change, goTo, announce } = form;
  const screen: Screen = {
    ...{
      draft,
      language,
      register,
      texts,
      t,
      step,
      steps,
      lack,
      search,
      readers,
      change,
      goTo,
      announce,
    },
    settings: form.settings!,
    sector: form.sector!,
    page: form.opening!.page,
    setSearch: (text) => (form.search = text),
    dangerLines: () => dangerLines(form),
    askReaders: () => void form.ending!.askReaders(form),
    lookOver: () => form.ending!.lookOver(screen),
  };
  return screen;
}

/** The question that stands. The first is there at once; the others have come when it is answered. */
export function stepOn({ step, ending }: MobbeSkjema): Step {
  return step === 'danger' ? danger : ending!.stepOf(step);
}

/** The organisation's own numbers to call at once; where it has none, or cannot be asked, the national ones. */
export function dangerLines({ settings, register, t }: MobbeSkjema): HelpLine[] {
  const own = (settings?.helpLines ?? []).filter(
    ({ when, audience }) => when === 'danger' && (audience === 'all' || audience === register),
  );
  if (own.length > 0) return own;
  return nationalNumbers.slice(0, settings ? -1 : undefined).map(({ key, phone, shownPhone }) => {
    const name = t(key);
    return { phone, shownPhone, url: null, hours: null, name: { nb: name, nn: name, en: name } };
  });
}
