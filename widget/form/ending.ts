/**
 * What comes after the first question: the others, looking the answers over, sending, the receipt, and coming back with a code.
 * A file of its own, fetched while the first question is read; nobody imports it but by `fetchEnding` in `walking.ts`.
 */
export { newId } from '../../contract/ids.ts';
export { fitsPin } from './seal-report.ts';
export { look } from './styles-answers.ts';
export { fetchAttachments } from './fetch-attachments.ts';
export { back, goBack } from './going-back.ts';
export { intoFrame } from './into-frame.ts';
export { askCodeBack } from './keeping.ts';
export { lookAfter } from './looking-after.ts';
export { hidePage } from './print.ts';
export { laterTextsIn } from './later-texts-in.ts';
export { askReaders, prepared, send } from './sending.ts';
export { firstLacking } from '../questions/all.ts';
export { fitted } from '../questions/fitted.ts';
export { takeIn } from './take-in.ts';
export { stepOf } from './steps/steps.ts';
export { asked } from './views/asked.ts';
export { belowFirst } from './views/below-first.ts';
export { readAloudButton } from './read-aloud.ts';
export { endingScreen } from './views/ending.ts';
export { ownPage } from './views/not-sent.ts';
export { talk } from './views/talk.ts';
export { lookOver, sendButton } from './views/look-over.ts';
export { printSheet } from './views/receipt.ts';
