/** The form file: defines `<mobbe-skjema>` once, whoever loads it and however often, and opens it for the loader. */
import { openingOf, type Asked } from './asked.ts';
import { MobbeSkjema } from './mobbe-skjema.ts';
import { isSound } from './sound.ts';

if (!customElements.get('mobbe-skjema')) customElements.define('mobbe-skjema', MobbeSkjema);

declare global {
  interface HTMLElementTagNameMap {
    'mobbe-skjema': MobbeSkjema;
  }
}

export { MobbeSkjema };

/** In body and not in the button: a menu that closes around the button must not take the form with it. One form serves a whole page. */
export async function open(asked: Asked): Promise<void> {
  if (!isSound()) throw new Error('mobbe-skjema: builtins');
  const found = document.querySelector<MobbeSkjema>('body > mobbe-skjema');
  const form = found ?? document.createElement('mobbe-skjema');
  if (!found) document.body.append(form);
  await form.open(openingOf(asked));
}
