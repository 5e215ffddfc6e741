/**
 * What a screen of the form is given: everything it shows, and every verb it may use. Screens are functions of this to templates;
 * only the element behind it changes anything.
 */
import type { nothing, TemplateResult } from 'lit/html.js';
import type { AttachmentType } from '../../contract/attachments.ts';
import type { HelpLine } from '../questions/help.ts';
import type { ReaderState } from './state.ts';
import type { Asked, Lack } from '../questions/question.ts';
import type { Draft } from '../questions/draft.ts';
import type { ReportAnswer, RouteAnswer } from '../../contract/api/public.ts';
import type { Register } from '../../contract/facts.ts';
import type { StepName } from '../questions/order.ts';

export type Receipt = {
  answer: ReportAnswer;
  code: string;
  route: RouteAnswer;
  readersChanged: boolean;
  /** What went along. */
  attached: { type: AttachmentType }[];
};

export type Screen = Asked & {
  register: Register;
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
  /** Where pictures are picked; nothing where the organisation takes none. */
  attachments: () => TemplateResult | typeof nothing;
  /** What is pasted or dropped: pictures are taken, the rest is left to the browser. */
  handOver: (event: ClipboardEvent | DragEvent) => void;
};
