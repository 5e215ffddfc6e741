/** Two parts of the code, asked back before the reporter is done. It helps and does not hold: two buttons lead past it. */
import { html } from '../html.ts';
import type { Screen } from '../screen.ts';
import type { Sheet } from './document.ts';
import { button, heading, hints, lack, textField } from './fields.ts';
import { summary } from './step.ts';

export function codeAskedBack(screen: Screen): Sheet {
  const { t, visit, lack: missing } = screen;
  const [first, second] = visit.parts;
  return {
    asks: [],
    enter: 'match',
    ...(missing && { summary: summary(screen, 'part-0') }),
    body: html`${heading(t('sent.kept'))}${hints([t('code.parts', { first, second })])}${lack(screen)}
      <div class="parts">
        ${visit.parts.map((part, index) =>
          textField({
            id: `part-${index}`,
            label: t('code.part', { part }),
            value: visit.typedParts[index]!,
            longest: 12,
            wrong: missing !== null,
            describedBy: missing ? 'lack' : 'hint',
          }),
        )}
      </div>
      <div class="actions">
        ${button('match', t('code.check'))} ${button('receipt', t('sent.kept.no'), 'secondary')}
      </div>
      <div class="foot">
        <p><button class="link" name="go" value="done">${t('sent.kept.yes')}</button></p>
        <p><button class="link" name="go" value="done">${t('code.without')}</button></p>
        <p>${t('code.without.hint')}</p>
      </div>`,
  };
}

export function done({ t }: Screen): Sheet {
  return {
    asks: [],
    enter: null,
    body: html`${heading(t('done.title'))}
      <p>${t('done.text')} ${t('exit.history')}</p>`,
  };
}
