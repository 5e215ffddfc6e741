/** From question to question, to the page where the answers are looked over, and to one of them to change it; the way back is in `going-back.ts`. */
import { isWritten } from '../questions/draft.ts';
import type * as ending from './ending.ts';
import { fetched } from './fetched.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';
import { stepOn } from './screen-of.ts';
import type { StepName } from '../questions/order.ts';

export type Ending = typeof ending;

/** The file alone, for what needs none of its words. */
export const endingFile = (): Promise<Ending> => fetched(() => import('./ending.ts'));

/** What comes after the first question, with its words. Rejects where a file does not come; the next call asks for it again. */
export async function fetchEnding(form: MobbeSkjema): Promise<Ending> {
  const ending = await endingFile();
  const { language } = form;
  const words = await ending.laterTextsIn(language);
  // Somebody chose another language meanwhile.
  if (language !== form.language) return fetchEnding(form);
  const isNew = form.ending === null;
  form.ending = ending;
  if (isNew) ending.lookAfter(form);
  // The first screen says who answers now, once it is here.
  ending.takeIn(form, ending.look, words);
  return ending;
}

export function goTo(form: MobbeSkjema, step: StepName): void {
  form.looksOver = form.step === 'check';
  void enter(form, step);
}

export function goOn(form: MobbeSkjema): void {
  const { draft, steps, step } = form;
  const lack = stepOn(form).check(draft);
  if (lack) return form.point(lack);
  const next = steps[steps.indexOf(step) + 1]!;
  const looked = form.looksOver && next !== 'call';
  void enter(form, looked ? (form.ending!.firstLacking(draft, steps) ?? 'check') : next);
}

/** To where the code is typed in, from the first screen. */
export async function showCode(form: MobbeSkjema): Promise<void> {
  if (await hasEnding(form)) await form.show('code');
}

/** Shows this question, once it has come; the last one asks who will read. */
export async function enter(form: MobbeSkjema, step: StepName): Promise<void> {
  // Numbers to call wait for nothing.
  if (step !== 'call' && !(await hasEnding(form))) return;
  if (step === 'check') {
    form.looksOver = false;
    void form.ending!.askReaders(form);
  }
  form.step = step;
  form.lack = null;
  form.search = '';
  form.attaching = { ...form.attaching, problem: null, removed: null };
  void form.ending?.fetchAttachments(form);
  // Key and code are made while the form is being filled in, so that sending is quick.
  if (isWritten(form.draft) && step !== 'unit')
    void form.ending?.prepared(form).catch(() => undefined);
  await form.show('writing');
}

/** Whether it is there. Where it does not come, the reporter stays at the question, with everything kept and a sentence. */
async function hasEnding(form: MobbeSkjema): Promise<boolean> {
  if (form.ending) return true;
  const { visit, step } = form;
  form.announce(form.t('loading'));
  const came = await fetchEnding(form).then(
    () => true,
    () => false,
  );
  // Who went elsewhere meanwhile is not fetched back.
  if (visit !== form.visit || step !== form.step) return false;
  if (came) form.announce('');
  else form.point({ key: 'page.failed' });
  return came;
}
