/** What a screen is given, made from the element: everything it shows, and every verb it may use. */
import type { MobbeSkjema } from './mobbe-skjema.ts';
import type { Screen } from './screen.ts';
import { linesFor, nationalNumbers, type HelpLine } from './state.ts';

export function screenOf(form: MobbeSkjema): Screen {
  const { draft, language, texts, t, step, steps, lack, search, readers } = form;
  const { change, goTo, announce } = form;
  const screen: Screen = {
    ...{ draft, language, texts, t, step, steps, lack, search, readers, change, goTo, announce },
    settings: form.settings!,
    sector: form.sector!,
    page: form.opening!.page,
    setSearch: (text) => (form.search = text),
    helpLines: (when) => helpLinesOf(form, when),
    askReaders: () => void form.ending!.askReaders(form),
    lookOver: () => form.ending!.lookOver(screen),
  };
  return screen;
}

export function helpLinesOf(form: MobbeSkjema, when: 'danger' | 'help'): HelpLine[] {
  const found = linesFor(form.settings, when, form.register);
  if (found !== 'national') return found;
  return nationalNumbers.map(({ key, phone, shownPhone }) => {
    const name = form.t(key);
    return { phone, shownPhone, url: null, hours: null, name: { nb: name, nn: name, en: name } };
  });
}
