/** Keeping the code, and coming back with it. */
import { openCase, readTypedCode } from './follow-up.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';

export async function copyCode(form: MobbeSkjema): Promise<void> {
  try {
    await navigator.clipboard.writeText(form.receipt!.code);
    form.codeIsKept = true;
    form.copying = 'copied';
  } catch {
    // Usual in frames and under some policies; the code stands there, marked, to be copied by hand or written down.
    form.copying = 'failed';
    const code = form.renderRoot.querySelector('.code .characters');
    if (code) getSelection()?.selectAllChildren(code);
  }
}

export function printCode(form: MobbeSkjema): void {
  form.codeIsKept = true;
  print();
}

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
