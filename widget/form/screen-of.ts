/** What a screen is given, made from the element: everything it shows, and every verb it may use. */
import { nothing } from 'lit/html.js';
import { dangerLines } from '../questions/help.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';
import type { Screen } from './screen.ts';
import { call, danger } from './steps/danger.ts';
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
    attachments: () => form.attachments?.offer(form) ?? nothing,
    handOver: (event) => form.attachments?.handOver(form, event),
  };
  return screen;
}

/** The question that stands. The first, and the numbers to call, are there at once; the others have come when it is answered. */
export function stepOn({ step, ending }: MobbeSkjema): Step {
  return step === 'danger' ? danger : step === 'call' ? call : ending!.stepOf(step);
}
