/** Whether the mail server takes us, as the server has found out by itself, without a letter: at the start, and again and again. */

/**
 * `looking`: not known yet. `password`: it does not take user name and password; `certificate`: nobody whom we trust vouches for
 * it; `no-host`: there is no machine of that name; `unreachable`: nobody answers; `no-encryption`: it offers none, and we ask for
 * it; `refused`: it refuses us for another reason.
 */
export const mailServerStates = [
  'looking',
  'works',
  'password',
  'certificate',
  'no-host',
  'unreachable',
  'no-encryption',
  'refused',
] as const;
export type MailServerState = (typeof mailServerStates)[number];
export type MailServerFault = Exclude<MailServerState, 'looking' | 'works'>;
