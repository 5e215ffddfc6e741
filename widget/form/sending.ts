/** The last steps of a report: who will read it, sending it, and what is said of how it went. */
import { askRoute } from './api.ts';
import { emptyDraft } from '../questions/draft.ts';
import { errorEvent, sentEvent } from './events.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';
import { toFacts } from '../questions/report-of.ts';
import { prove } from './proving.ts';
import { tryLater } from './retry.ts';
import { newReporter, type Reporter } from './seal-report.ts';
import { sendReport, type Outcome } from './send.ts';

/** The sealing file, the reporter's key and code, and then the proof: begun while the form is being filled in, tried anew after a failure. */
export function prepared(form: MobbeSkjema): Promise<Reporter> {
  form.reporter ??= newReporter(form.settings!.organisation).catch((error: unknown) => {
    form.reporter = null;
    throw error;
  });
  const made = form.reporter;
  const startProof = (reporter: Reporter) => {
    if (form.reporter === made) form.stopProving = prove(reporter, form.opening!);
  };
  void made.then(startProof, () => undefined);
  return made;
}

export async function askReaders(form: MobbeSkjema): Promise<void> {
  form.readers = { state: 'asking' };
  const facts = toFacts(form.draft);
  const { origin, organisation } = form.opening!;
  const answer = await askRoute(origin, { organisation, facts });
  // Somebody who went back and changed an answer must not be shown the readers of the one before.
  if (form.step !== 'check' || JSON.stringify(facts) !== JSON.stringify(toFacts(form.draft)))
    return;
  form.readers =
    answer.state === 'answered' ? { state: 'known', route: answer.value } : { state: 'failed' };
}

const isUnderway = ({ stage }: MobbeSkjema) => stage === 'sending' || stage === 'trying-again';

export async function send(form: MobbeSkjema): Promise<void> {
  if (isUnderway(form)) return;
  if (form.readers.state === 'asking') return form.announce(form.t('readers.asking'));
  if (form.readers.state === 'failed') return askReadersFirst(form);
  const visit = form.visit;
  form.stopTrying();
  const before = form.stage;
  form.stage = before === 'in-doubt' ? 'trying-again' : 'sending';
  // The page of answers comes back with its button: the focus goes there, for the button that was pressed is gone.
  if (before === 'not-sent') form.focusOn('.primary');
  // The screen of a report in doubt says by itself that it is trying.
  if (form.stage === 'sending') form.announce(form.t('sending'));
  const { origin, keys, written } = form.opening!;
  const { draft, attachments } = form;
  const outcome = await sendReport({
    origin,
    settings: form.settings!,
    draft,
    language: form.language,
    written,
    route: form.readers.route,
    reporter: prepared(form),
    pin: keys,
    onRouteChanged: (route) => {
      form.readers = { state: 'known', route };
      form.readersChanged = true;
      form.announce(form.t('readers.changed'));
    },
    onNewReporter: (reporter) => (form.reporter = Promise.resolve(reporter)),
    ...(attachments && draft.attachments.length > 0 && { attach: attachments.attach(form, draft) }),
  });
  form.progress = '';
  if (outcome.state === 'called-off') return;
  if (visit !== form.visit) return;
  if (outcome.state === 'sent') return sent(form, outcome);
  // Whoever went back to the answers meanwhile stays there, and sends again from there.
  if (!isUnderway(form)) return;
  if (outcome.state === 'in-doubt') return inDoubt(form, outcome.reporter);
  form.asking = 'nothing';
  form.because = outcome.because;
  form.tell(errorEvent('send'));
  return form.show('not-sent');
}

/**
 * Nobody sends without having seen who reads. Where that still cannot be found out, a report would not get through either: that it was
 * not sent is said, with every way out.
 */
async function askReadersFirst(form: MobbeSkjema): Promise<void> {
  const { visit, stage } = form;
  form.stage = 'writing';
  if (stage === 'not-sent') form.focusOn('.primary');
  form.announce(form.t('readers.asking'));
  await askReaders(form);
  if (visit !== form.visit || form.step !== 'check' || form.stage !== 'writing') return;
  if (form.readers.state === 'known') return form.announce(form.t('readers.title'));
  if (form.readers.state === 'asking') return;
  form.asking = 'nothing';
  form.because = 'connection';
  form.tell(errorEvent('send'));
  return form.show('not-sent');
}

async function inDoubt(form: MobbeSkjema, { code }: Reporter): Promise<void> {
  const isFirst = form.stage === 'sending';
  form.doubtedCode = code;
  form.tries = isFirst ? 0 : form.tries + 1;
  form.stopTrying = tryLater(form.tries, () => void send(form));
  // The screen stands already: its focus stays where it is, and so does a question in front of it.
  if (!isFirst) return void (form.stage = 'in-doubt');
  form.asking = 'nothing';
  form.tell(errorEvent('send'));
  return form.show('in-doubt');
}

function sent(form: MobbeSkjema, outcome: Outcome & { state: 'sent' }): Promise<void> {
  const { answer, route, reporter } = outcome;
  const { role, unitId } = form.draft;
  const attached = form.draft.attachments.map(({ type }) => ({ type }));
  form.stopTrying();
  form.stopProving();
  // How it went is more urgent than a question that was asked meanwhile.
  form.asking = 'nothing';
  form.receipt = {
    answer,
    route,
    code: reporter.code,
    readersChanged: form.readersChanged,
    attached,
  };
  // What was written has done its work; role and place stay, because they choose the words.
  form.draft = { ...emptyDraft, role, unitId };
  form.reporter = null;
  form.tell(sentEvent());
  return form.show('sent');
}
