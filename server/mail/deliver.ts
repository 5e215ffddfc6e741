/**
 * Joins the outbox and the mail server: a claimed letter is composed and handed over.
 * `startOutbox({ store, clock, log, send: deliverBy(openSmtp(config), config) })`
 */
import type { ClaimedLetter } from '../store/records.ts';
import { compose, type MailConfig } from './compose.ts';
import type { Smtp } from './smtp.ts';

export function deliverBy(smtp: Smtp, config: MailConfig) {
  return async (letter: ClaimedLetter, signal: AbortSignal): Promise<void> =>
    smtp.send(compose(letter, letter.recipient, letter.sentBy, config), signal);
}
