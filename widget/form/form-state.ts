/**
 * What the form remembers, in memory only: what stands on the screen, what was answered, what was fetched and what is under way.
 * And what follows from it at once: the sector, the steps, the register, the words.
 */
import type { Settings } from '../../contract/api/public.ts';
import { registerOf, type Language } from '../../contract/early-facts.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import { translator, type Translate } from '../texts/translate.ts';
import type { Parts } from '../questions/code-parts.ts';
import { emptyDraft, type Draft } from '../questions/draft.ts';
import type * as attachmentsFile from './attachments.ts';
import type { IdleWatch } from './idle.ts';
import { drawnBy, DrawnElement } from './element.ts';
import { leave } from './quick-exit.ts';
import type { FollowedHere } from './follow-up.ts';
import type { Lack } from '../questions/question.ts';
import type { Receipt } from './screen.ts';
import type { Reporter } from './seal-report.ts';
import {
  notAttaching,
  type Asking,
  type Attaching,
  type Because,
  type Opening,
  type ReaderState,
  type Stage,
} from './state.ts';
import { sectorOf, stepsFor, type StepName } from '../questions/order.ts';
import { styles } from './styles.ts';
import type { Ending } from './walking.ts';

/** The file of `attachments.ts`. */
export type Attachments = typeof attachmentsFile;

export abstract class FormState extends DrawnElement {
  /** Lies open on the page instead of in a dialog. */
  inline = false;
  declare stage: Stage;
  declare asking: Asking;
  declare step: StepName;
  declare draft: Draft;
  /** Changes only together with `texts`. */
  declare language: Language;
  declare lack: Lack | null;
  /** Something that went wrong beside the question, and stands above it until the next screen. */
  declare notice: TextKey | null;
  declare readers: ReaderState;
  declare search: string;
  declare typed: string;
  declare spoken: string;
  /** Until an idle form is closed. */
  declare secondsLeft: number;
  /** How often a report in doubt has been tried again. */
  declare tries: number;

  /** What became of copying the code. */
  declare copying: 'not-tried' | 'copied' | 'failed';

  /** What is typed of the two parts that are asked back. */
  declare typedParts: readonly [string, string];

  /** Whether the screen is being read aloud. */
  declare isReading: boolean;

  declare attaching: Attaching;

  /** What the button for sending says instead of "sending"; empty when nothing does. */
  declare progress: string;

  texts = {} as Texts;
  opening: Opening | null = null;
  settings: Settings | null = null;
  because: Because = 'connection';
  receipt: Receipt | null = null;
  followed: FollowedHere | null = null;

  /** What comes after the first question, once it was fetched. While it is there, `texts` are whole; before, they are the first words alone, and before those the few of the form's own file. */
  ending: Ending | null = null;
  /** Whether anybody is there still, once what follows was fetched. */
  idle: IdleWatch | null = null;
  /** What attaches pictures, once it was fetched. */
  attachments: Attachments | null = null;
  /** Key and code of this report, once they are being made. */
  reporter: Promise<Reporter> | null = null;
  /** The code of a report that may have arrived. */
  doubtedCode = '';
  /** Ends reading aloud at once. */
  stopReading: () => void = () => undefined;
  /** Calls off the next try. */
  stopTrying: () => void = () => undefined;
  /** Ends the reckoning for a proof. */
  stopProving: () => void = () => undefined;
  /** Goes to another page, past this one; in a frame the page around must. */
  leave: (url: string) => void = leave;
  /** The language that was asked for last; it may still be on its way. */
  wanted: Language = 'nb';
  codeParts: Parts = [1, 2];
  readersChanged = false;
  unitIsSet = false;
  /** Whether the reporter came from the page of answers to change one of them. */
  looksOver = false;
  /** Counts what was thrown away, so that an answer that arrives too late finds nobody. */
  visit = 0;
  /** Milliseconds since 1970: until when a form that the browser closed keeps what was written. */
  keptUntil = Infinity;
  forget: ReturnType<typeof setTimeout> | undefined;
  hoursPass: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super(styles);
    this.language = 'nb';
    this.empty();
  }

  /** Inline, and the page lies in a frame on somebody else's: it can be closed. */
  get framed(): boolean {
    return this.hasAttribute('framed');
  }

  get sector() {
    if (this.followed) return this.followed.answer.sector;
    return this.settings ? sectorOf(this.draft, this.settings) : null;
  }

  get steps(): StepName[] {
    return this.sector ? stepsFor(this.sector, this.unitIsSet, this.draft) : [];
  }

  /** That of who wrote, also to whom comes back. Until the reporter has said who they are, schools and clubs speak as to a child. */
  get register() {
    const { role } = this.followed?.answer ?? this.draft;
    if (role) return registerOf(role);
    return this.sector === null || this.sector === 'school' || this.sector === 'sport'
      ? 'child'
      : 'adult';
  }

  get t(): Translate {
    return translator(this.texts, this.sector, this.register, this.settings?.texts[this.language]);
  }

  /** Whether those of the first question have come; before, there are the few of `texts/opening.ts`. */
  get hasWords(): boolean {
    return 'continue' in this.texts;
  }

  change = (changes: Partial<Draft>): void => {
    const draft = { ...this.draft, ...changes };
    const { ending, settings } = this;
    // Both are asked by screens that come with `ending`.
    const choosesAnew = changes.unitId || changes.role;
    this.draft =
      choosesAnew && settings && ending ? ending.fitted(draft, sectorOf(draft, settings)) : draft;
    this.lack = null;
  };

  /** What this is, for whoever cannot see the page around it. */
  get called(): string {
    const { t, settings } = this;
    return settings ? t('form.to', { name: settings.organisation.name }) : t('form');
  }

  /** Forgets everything that a reporter has said or seen. */
  empty(): void {
    clearTimeout(this.forget);
    this.stopTrying();
    this.stopProving();
    this.stopReading();
    this.isReading = false;
    this.visit += 1;
    this.stage = 'closed';
    this.asking = 'nothing';
    this.step = 'danger';
    this.draft = emptyDraft;
    this.lack = null;
    this.notice = null;
    this.readers = { state: 'asking' };
    this.search = '';
    this.typed = '';
    this.spoken = '';
    this.secondsLeft = 0;
    this.tries = 0;
    this.copying = 'not-tried';
    this.attaching = notAttaching;
    this.progress = '';
    this.receipt = null;
    this.followed = null;
    this.reporter = null;
    this.doubtedCode = '';
    this.typedParts = ['', ''];
    this.looksOver = false;
    this.readersChanged = false;
    this.keptUntil = Infinity;
  }
}

drawnBy(
  FormState.prototype,
  'stage asking step draft language lack notice readers search typed spoken secondsLeft tries copying typedParts isReading attaching progress'.split(
    ' ',
  ),
);
