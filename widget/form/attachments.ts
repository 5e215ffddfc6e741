/**
 * Pictures that come with a report: picking them, making them ready, and sending them ahead. A file of its own, fetched only where
 * the organisation takes any; nobody imports it but by `fetch-attachments.ts`.
 */
import type { Language } from '../../contract/facts.ts';
import { en } from '../texts/attachments/en.ts';
import { nb } from '../texts/attachments/nb.ts';
import { nn } from '../texts/attachments/nn.ts';
import type { AttachmentTexts } from '../texts/texts.ts';

export { handOver } from './attachments/picking.ts';
export { offer } from './attachments/offer.ts';
export { attach } from './attachments/sending.ts';
export { look } from './attachments/look.ts';

/** Together, because a few sentences of two languages too many cost less than a file for each. */
export const words: Record<Language, AttachmentTexts> = { nb, nn, en };
