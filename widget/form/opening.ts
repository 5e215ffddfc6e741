/** How the form comes to its first question: the words, the organisation's settings, and what was kept from before. */
import type { Settings } from '../../contract/api/public.ts';
import type { Language } from '../../contract/facts.ts';
import { getSettings, type Answer } from './ask.ts';
import { isWritten } from '../questions/draft.ts';
import { errorEvent, openEvent } from './events.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';
import type { Because, Opening } from './state.ts';
import { openingTexts, type OpeningTexts } from '../texts/opening.ts';
import type { Texts } from '../texts/texts.ts';
import { firstTextsIn } from './texts-in.ts';
import { endingFile, fetchEnding } from './walking.ts';

/** Rejects, with nothing left on the screen, where the words do not come: the button then follows its link. */
export async function open(form: MobbeSkjema, opening: Opening): Promise<void> {
  const isKept =
    form.ending !== null &&
    form.opening?.organisation === opening.organisation &&
    form.stage !== 'closed' &&
    (form.stage === 'sent' || isWritten(form.draft)) &&
    // A machine that slept wakes up before its timers do.
    Date.now() < form.keptUntil;
  if (!isKept) form.empty();
  clearTimeout(form.forget);
  form.keptUntil = Infinity;
  form.opening = opening;
  // The words before the settings: the first question waits for both, and a slow line brings them one after the other.
  const words = isKept ? null : learn(form, firstLanguage(form));
  const settings = isKept ? null : getSettings(opening.origin, opening.organisation);
  await form.updateComplete;
  if (!form.inline && !form.dialog?.open) form.dialog?.showModal();
  form.listen();
  form.tell(openEvent());
  if (words && settings) return wait(form, words, settings);
  const shown = ['sent', 'in-doubt', 'trying-again'].includes(form.stage);
  return form.show(shown ? form.stage : 'kept');
}

/** The form stands, with its ways out, while the words of the first question come. Where they do not, it goes again. */
async function wait(
  form: MobbeSkjema,
  words: Promise<void>,
  settings: Promise<Answer<Settings>>,
): Promise<void> {
  const { visit } = form;
  // Whoever closes it meanwhile hears no more of it.
  const isHere = () => visit === form.visit;
  try {
    await Promise.all([words, form.show('loading')]);
  } catch (error) {
    if (!isHere()) return;
    form.wipe();
    form.dialog?.close();
    throw error;
  }
  if (isHere()) await begin(form, settings);
}

function firstLanguage({ opening, settings }: MobbeSkjema): Language {
  return opening!.language ?? settings?.organisation.language ?? 'nb';
}

/** Fetches the organisation's settings before a word is written: if the server cannot be reached, the reporter learns it now. */
export async function begin(
  form: MobbeSkjema,
  asked: Promise<Answer<Settings>> = getSettings(form.opening!.origin, form.opening!.organisation),
): Promise<void> {
  const { keys, language, unit } = form.opening!;
  const visit = form.visit;
  await form.show('loading');
  const answer = await asked;
  if (answer.state === 'refused' && answer.problem.slug === 'frame-required') return handOver(form);
  const settings = answer.state === 'answered' ? answer.value : null;
  const fits = settings !== null && (await fitsPin(settings, keys));
  if (visit !== form.visit) return;
  if (!fits) {
    form.because = settings === null ? whyNot(answer) : 'pin';
    form.tell(errorEvent('settings'));
    return form.show('unavailable');
  }
  // A language that does not come leaves the one that is there.
  if (language === null) await learn(form, settings.organisation.language).catch(() => undefined);
  if (visit !== form.visit) return;
  form.settings = settings;
  letHoursPass(form, settings);
  const { organisation, units, unitsToCome } = settings;
  // Without a place no report can be sent: said before a word is written.
  if (units.length === 0) {
    form.because = 'not-open';
    await form.show('unavailable');
    // It names those to talk to, below the numbers that stand already.
    return void fetchEnding(form).catch(() => undefined);
  }
  const [first] = units;
  // A place that is not there is not open yet: what happened there must not go to the only one that is.
  const isOnly =
    units.length === 1 && !unitsToCome && (unit === null || first!.id === organisation.id);
  const set = isOnly ? first : units.find(({ id, slug }) => unit === id || unit === slug);
  form.unitIsSet = set !== undefined;
  if (set) form.draft = { ...form.draft, unitId: set.id };
  await form.show('writing');
  // While the first question is read. If it fails, it is asked for again when it is needed.
  void fetchEnding(form).catch(() => undefined);
}

/** The organisation's form may not be written in a site's page. What knows the frame comes with what follows: few sites have it wrong. */
async function handOver(form: MobbeSkjema): Promise<void> {
  const opening = form.opening!;
  form.wipe();
  form.dialog?.close();
  try {
    const { intoFrame } = await endingFile();
    await intoFrame(opening);
  } catch {
    form.tell(errorEvent('load'));
    window.open(opening.page, '_top');
  }
}

/** What was told of the hour stands only as long as it is true. */
function letHoursPass(form: MobbeSkjema, { hours, ...others }: Settings): void {
  clearTimeout(form.hoursPass);
  if (!hours) return;
  form.hoursPass = setTimeout(() => {
    form.settings = others;
    form.requestUpdate();
  }, hours.seconds * 1000);
}

/** A name that the server does not know is no trouble with the line: a slip in the embed code, or on a poster. */
function whyNot(answer: Answer<Settings>): Because {
  return answer.state === 'refused' && answer.problem.slug === 'not-found'
    ? 'wrong-name'
    : 'connection';
}

async function fitsPin(settings: Settings, pin: string | null): Promise<boolean> {
  if (pin === null) return true;
  const ending = await endingFile();
  return ending.fitsPin(settings, pin).catch(() => false);
}

/** No answer is lost: only the words change. Where they do not come, the language stays and that is said. */
export async function speak(form: MobbeSkjema, language: Language): Promise<void> {
  form.wanted = language;
  try {
    await learn(form, language);
    // Beginning anew shall not bring back the language that was left.
    if (form.opening) form.opening = { ...form.opening, language: form.language };
    form.notice = null;
    form.announce('');
    // Its button was made anew with all else.
    form.focusOn('[aria-pressed=true]');
  } catch {
    if (form.wanted !== language) return;
    form.notice = 'language.failed';
    form.announce(form.t('language.failed'));
  }
}

async function learn(form: MobbeSkjema, language: Language): Promise<void> {
  form.wanted = language;
  if (!form.hasWords) say(form, language, openingTexts[language]);
  const texts = await textsFor(form, language);
  // Somebody who tries one language after the other gets the last.
  if (form.wanted !== language) return;
  form.stopReading();
  say(form, language, { ...texts, ...form.attachments?.words[language] });
}

function say(form: MobbeSkjema, language: Language, texts: OpeningTexts): void {
  form.texts = texts as Texts;
  form.language = language;
  // Our own page is one file for everybody: it learns its language from the form.
  if (form.inline) document.documentElement.lang = language;
}

/** The first words, and the later ones too where what follows is there already: it must never stand without them. */
async function textsFor(form: MobbeSkjema, language: Language): Promise<Texts> {
  const { ending } = form;
  const [first, later] = await Promise.all([
    firstTextsIn(language),
    ending ? ending.laterTextsIn(language) : null,
  ]);
  // What follows may have come meanwhile.
  return form.ending === ending
    ? ({ ...openingTexts[language], ...first, ...later } as Texts)
    : textsFor(form, language);
}
