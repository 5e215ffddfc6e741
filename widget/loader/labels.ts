/** The few words of the button itself; the form's own words are loaded with the form. */
import type { Language } from '../../contract/facts.ts';

export const labels: Record<Language, [report: string, opening: string]> = {
  nb: ['Si ifra', 'Åpner skjemaet …'],
  nn: ['Sei ifrå', 'Opnar skjemaet …'],
  en: ['Speak up', 'Opening the form …'],
};

/** The language asked for, else that of the page around; null where neither is one of ours. `no` means bokmål. */
export function languageOf(element: Element): Language | null {
  const around = element.closest<HTMLElement>('[lang]');
  const said = element.getAttribute('language') ?? around?.lang ?? '';
  const code = said.toLowerCase().split('-')[0]!.replace('no', 'nb');
  return code in labels ? (code as Language) : null;
}
