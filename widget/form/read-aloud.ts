/**
 * Reads the screen aloud where the reporter asks for it: the question, its hints and its choices, never what was written.
 * Only with a voice that speaks on the device: others send what they read to whoever made the browser, and that tells that
 * somebody is here. Where the device has none for the language, there is no button.
 */
import { html, nothing } from 'lit/html.js';
import type { Language } from '../../contract/facts.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';

/** Norwegian voices are mostly called `nb` or `no`; where none speaks nynorsk, people are used to one that reads it in bokmål's way. */
const spoken: Record<Language, readonly string[]> = {
  nb: ['nb', 'no'],
  nn: ['nn', 'nb', 'no'],
  en: ['en'],
};

/** A list of what is ours. A field's value is no text of the page, and the answers that are looked over are not on the list. */
const readable = [
  '#heading',
  '.intro',
  '.hint',
  'legend h3',
  'label',
  '.lack',
  '.emergency h3',
  '.now p',
  '.told p',
  '.told li',
  '.lines li',
  '.readers h3',
  '.readers p',
  '.readers li',
  '.due h4',
  '.due li',
  '.talk h3',
  '.status li',
  '.lost p',
].join();

/** Voices come a moment after they are first asked for. */
export function watchVoices(form: MobbeSkjema): void {
  const update = () => form.requestUpdate();
  window.speechSynthesis?.addEventListener('voiceschanged', update, { once: true });
}

export function readAloudButton(form: MobbeSkjema) {
  const voice = voiceFor(form.language);
  if (!voice) return nothing;
  const press = () => (form.isReading ? form.stopReading() : readAloud(form, voice));
  return html`<button
    type="button"
    class="quiet aloud"
    aria-pressed=${form.isReading ? 'true' : 'false'}
    .onclick=${press}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 9.5v5h4l5 4v-13l-5 4zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11" />
    </svg>
    ${form.t('aloud')}
  </button>`;
}

function voiceFor(language: Language): SpeechSynthesisVoice | undefined {
  const own = (window.speechSynthesis?.getVoices() ?? []).filter(
    ({ localService }) => localService,
  );
  // The order of the list is the order of preference.
  for (const prefix of spoken[language]) {
    const found = own.find(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === prefix);
    if (found) return found;
  }
  return undefined;
}

function readAloud(form: MobbeSkjema, voice: SpeechSynthesisVoice): void {
  const { speechSynthesis } = window;
  form.stopReading = () => {
    form.stopReading = () => undefined;
    form.isReading = false;
    speechSynthesis.cancel();
  };
  const stop = form.stopReading;
  // One after the other, because some browsers fall silent in the middle of a long text.
  const pieces = textsOf(form.renderRoot.querySelector('.body')!).map((text) => {
    const piece = new SpeechSynthesisUtterance(text);
    piece.voice = voice;
    piece.lang = voice.lang;
    return piece;
  });
  const end = () => form.stopReading === stop && stop();
  pieces.at(-1)?.addEventListener('end', end);
  for (const piece of pieces) piece.addEventListener('error', end);
  form.isReading = true;
  speechSynthesis.cancel();
  for (const piece of pieces) speechSynthesis.speak(piece);
}

/** In the order of the screen, each once, without what is there for sighted eyes only or does not show. */
function textsOf(body: Element): string[] {
  return [...body.querySelectorAll<HTMLElement>(readable)]
    .filter(
      (element) => !element.closest('[aria-hidden=true]') && element.getClientRects().length > 0,
    )
    .filter((element) => !element.parentElement!.closest(readable))
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}
