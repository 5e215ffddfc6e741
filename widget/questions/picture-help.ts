/** Where to turn when somebody shares nude pictures. */
import type { Settings } from '../../contract/api/public.ts';
import type { HelpLine } from './help.ts';

const police: HelpLine = {
  name: {
    nb: 'politiet.no/deleerlikdelta (når noen deler nakenbilder)',
    nn: 'politiet.no/deleerlikdelta (når nokon deler nakenbilete)',
    en: 'politiet.no/deleerlikdelta (when somebody shares nude pictures)',
  },
  ...{ phone: null, shownPhone: null, hours: null },
  url: 'https://www.politiet.no/deleerlikdelta',
};

/** The page of the police, and of the organisation's own lines those that fit: they are kept and checked there. */
export function pictureLines({ helpLines }: Pick<Settings, 'helpLines'>): HelpLine[] {
  const own = ['slettmeg', 'children'].flatMap(
    (key) => helpLines.find((line) => line.key === key) ?? [],
  );
  return [police, ...own];
}
