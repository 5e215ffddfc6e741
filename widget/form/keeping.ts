/** Keeping the code, showing that it was kept, and coming back with it. */
import { chooseParts, slipsIn } from '../questions/code-parts.ts';
import type { Lack } from '../questions/question.ts';
import { openCase, readTypedCode } from './follow-up.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';

export async function copyCode(form: MobbeSkjema): Promise<void> {
  try {
    await navigator.clipboard.writeText(form.receipt!.code);
    form.copying = 'copied';
  } catch {
    // Usual in frames and under some policies; the code stands there, marked, to be copied by hand or written down.
    form.copying = 'failed';
    const code = form.renderRoot.querySelector('.code .characters');
    if (code) getSelection()?.selectAllChildren(code);
  }
}

/** Before a form with a code is closed: the reporter may show that it was written down right, or go without. */
export function askCodeBack(form: MobbeSkjema): void {
  form.codeParts = chooseParts();
  form.typedParts = ['', ''];
  form.lack = null;
  form.asking = 'code-kept';
}

export function checkParts(form: MobbeSkjema): void {
  const { receipt, codeParts, typedParts } = form;
  const slips = slipsIn(receipt!.code, codeParts, typedParts);
  if (slips.length === 0) return form.answer('go');
  const values = { part: slips.map((index) => codeParts[index]).join(' + ') };
  form.point({ key: 'code.slip', values });
}

/** The parts that a sentence about a slip names. */
export const slippedIn = ({ values }: Lack): number[] =>
  String(values!['part']).split(' + ').map(Number);

export async function openCode(form: MobbeSkjema): Promise<void> {
  const visit = form.visit;
  const reading = await readTypedCode(form.typed).catch(() => ({ state: 'failed' as const }));
  if (reading.state !== 'complete') return form.point({ key: `return.${reading.state}` });
  form.lack = null;
  form.stage = 'opening';
  const outcome = await openCase(form.opening!.origin, form.settings!, reading.code).catch(() => ({
    state: 'failed' as const,
  }));
  if (visit !== form.visit) return;
  if (outcome.state === 'open') {
    form.followed = outcome.case;
    form.typed = '';
    return form.show('case');
  }
  form.stage = 'code';
  form.point({ key: `return.${outcome.state}` });
}

/** The screen stands while it is said, and then shows the case as it is. */
export async function sayItGoesOn(form: MobbeSkjema): Promise<void> {
  const visit = form.visit;
  form.lack = null;
  const outcome = await form.followed!.goesOn().catch(() => ({ state: 'failed' as const }));
  if (visit !== form.visit) return;
  if (outcome.state !== 'open') return form.point({ key: `return.${outcome.state}` });
  form.followed = outcome.case;
  await form.show('case');
  // After the screen, which would silence it.
  form.announce(form.t('goes-on.done'));
}
