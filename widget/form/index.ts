/** The form file: defines `<mobbe-skjema>` once, whoever loads it and however often. */
import { MobbeSkjema } from './mobbe-skjema.ts';

if (!customElements.get('mobbe-skjema')) customElements.define('mobbe-skjema', MobbeSkjema);

declare global {
  interface HTMLElementTagNameMap {
    'mobbe-skjema': MobbeSkjema;
  }
}

export { MobbeSkjema };
