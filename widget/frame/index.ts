/** The frame file: defines `<mobbe-ramme>` once, whoever loads it and however often, and opens it for the loader or the form. */
import { openingOf, type Asked } from '../form/asked.ts';
import type { Opening } from '../form/state.ts';
import { MobbeRamme } from './mobbe-ramme.ts';

if (!customElements.get('mobbe-ramme')) customElements.define('mobbe-ramme', MobbeRamme);

declare global {
  interface HTMLElementTagNameMap {
    'mobbe-ramme': MobbeRamme;
  }
}

export function open(asked: Asked): Promise<void> {
  return element().open(openingOf(asked), 'not-told');
}

/** From the form in the page, which has said already that a form was opened. */
export function takeOver(opening: Opening): Promise<void> {
  return element().open(opening, 'told');
}

function element(): MobbeRamme {
  const found = document.querySelector<MobbeRamme>('body > mobbe-ramme');
  const made = found ?? document.createElement('mobbe-ramme');
  if (!found) document.body.append(made);
  return made;
}
