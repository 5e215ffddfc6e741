/** Which screen stands once the questions are answered, for each stage by its name. */
import { html, type TemplateResult } from 'lit/html.js';
import { isUrgent } from '../../../contract/facts.ts';
import { primary } from '../fields.ts';
import { copyCode, openCode, sayItGoesOn } from '../keeping.ts';
import type { MobbeSkjema } from '../mobbe-skjema.ts';
import { back } from '../going-back.ts';
import { waysOut } from '../render.ts';
import { triesByItself } from '../retry.ts';
import { screenOf } from '../screen-of.ts';
import { send } from '../sending.ts';
import type { EndingStage } from '../state.ts';
import { kept } from './asked.ts';
import { inDoubt, notSent } from './not-sent.ts';
import { practised } from './practice.ts';
import { receipt } from './receipt.ts';
import { codeEntry, followedCase } from './return.ts';
import { talk } from './talk.ts';

export function endingScreen(form: MobbeSkjema, stage: EndingStage): TemplateResult {
  const verbs = { again: () => void send(form), back: form.goBack };
  const help = () => ({ urgent: isUrgent(form.draft), talk: talk(screenOf(form)) });
  switch (stage) {
    case 'not-sent':
      return notSent({
        ...waysOut(form),
        ...verbs,
        ...help(),
        withoutPictures: () => {
          form.change({ attachments: [] });
          void send(form);
        },
      });
    case 'in-doubt':
    case 'trying-again':
      return inDoubt({
        ...waysOut(form),
        ...verbs,
        ...help(),
        code: form.doubtedCode,
        trying: stage === 'trying-again' ? 'now' : form.tries < triesByItself ? 'soon' : 'no-more',
      });
    case 'sent':
      return receipt(screenOf(form), form.receipt!, form.copying, {
        copy: () => void copyCode(form),
        print: () => print(),
        done: form.askToClose,
      });
    case 'kept':
      return kept(form);
    case 'practised':
      return practised(form, screenOf(form));
    case 'code':
    case 'opening':
      return html`${back(form)}
      ${codeEntry(screenOf(form), {
        typed: form.typed,
        write: (typed) => (form.typed = typed),
        open: () => void openCode(form),
        anew: form.goBack,
        state: stage === 'opening' ? 'opening' : 'typing',
      })}`;
    case 'case':
      return html`${followedCase(screenOf(form), form.followed!, () => void sayItGoesOn(form))}
        <div class="actions">${primary(form.t('close'), form.askToClose)}</div>`;
  }
}
