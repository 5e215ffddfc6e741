/**
 * What a screen of the form is given: everything it shows, and every verb it may use. Screens are functions of this to templates;
 * only the element behind it changes anything.
 */
import type { TemplateResult } from 'lit';
import type { HelpLine, ReaderState } from './state.ts';
import type { Draft } from './draft.ts';
import type { ReportAnswer, RouteAnswer, Settings } from '../../contract/api/public.ts';
import type { Language, Register, Sector } from '../../contract/facts.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import type { Translate, Values } from '../texts/translate.ts';
import type { StepName } from './steps/order.ts';

/** What is missing or wrong in a step's answer: the sentence that says what to do. */
export type Lack = { key: TextKey; values?: Values };

/** One answer as it is looked over before sending. */
export type Answered = { name: StepName; title: string; answer: string; canChange: boolean };

export type Receipt = {
  answer: ReportAnswer;
  code: string;
  route: RouteAnswer;
  readersChanged: boolean;
};

export type Screen = {
  settings: Settings;
  draft: Draft;
  language: Language;
  register: Register;
  /** All words of the language; `t` chooses among them for this reporter. */
  texts: Texts;
  t: Translate;
  /** Of the chosen place, else of the organisation. */
  sector: Sector;
  step: StepName;
  steps: readonly StepName[];
  lack: Lack | null;
  /** What is typed in the list of places. */
  search: string;
  setSearch: (text: string) => void;
  readers: ReaderState;
  /** The organisation's page at our own address. */
  page: string;
  dangerLines: () => HelpLine[];
  change: (changes: Partial<Draft>) => void;
  goTo: (step: StepName) => void;
  askReaders: () => void;
  /** The last step's screen. */
  lookOver: () => TemplateResult;
  announce: (text: string) => void;
};
