/**
 * The one error that sealing throws when something does not open, with the reason by name.
 * Screens choose their sentence by `reason`; the message is for a developer and never holds a key or content.
 */

/**
 * - `not-a-recipient`: sealed to other keys than this one.
 * - `moved`: sealed for another organisation, report, version or part than the one asked for.
 * - `damaged`: not as it was sealed, or not in the form that this folder writes.
 * - `wrong-key`: the key, password or code given is not the right one, or does not belong to its own `kid`.
 */
export type SealingReason = 'not-a-recipient' | 'moved' | 'damaged' | 'wrong-key';

const messages: Record<SealingReason, string> = {
  'not-a-recipient':
    'This was not sealed to the given key. Ask a colleague who has it to let you in.',
  moved: 'This was sealed for another organisation, report or part. It belongs somewhere else.',
  damaged:
    'This is not as it was sealed. Fetch it again; if that does not help, restore it from a backup.',
  'wrong-key': 'The given key, password or code does not open this. Check which one it belongs to.',
};

export class SealingError extends Error {
  readonly reason: SealingReason;

  constructor(reason: SealingReason) {
    // No `cause`: what lies beneath could quote what was decrypted, and errors end up in logs.
    super(messages[reason]);
    this.name = 'SealingError';
    this.reason = reason;
  }
}
