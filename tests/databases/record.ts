/**
 * What is known of a kept database: the secrets of its invented people, what each report holds, and who could open what under the
 * release that made it. Only what people can see counts here, so that a later release may store it in another way.
 */
import type { Account } from '../clients/handler.ts';

export type KeptReport = {
  /** What it is there for, as a name. */
  label: string;
  /** Of the organisation whose button was used. */
  slug: string;
  rootId: string;
  caseId: string;
  /** The follow-up code. */
  code: string;
  text: string;
  names: string;
  /** Of the one picture that came along. */
  attachment: string | null;
  /** In the order in which they were sent. */
  messages: string[];
};

/** By labels of reports. A report in neither list is not there for her. */
export type Reads = {
  opens: string[];
  /** It stands in her list, and she holds no key. */
  sealed: string[];
};

export type KeptSheet = {
  code: string;
  /** Who may ask for what it opens. */
  administrator: string;
  /** Kids by inbox. */
  opens: Record<string, string[]>;
};

export type Kept = {
  release: string;
  /** The instant at which it is opened again: within the hours of its sessions, in which what waits is due. */
  opensAt: string;
  /** Of the configuration. */
  secret: string;
  trees: { slug: string; rootId: string }[];
  /** Everybody who has come in and is not shut out. */
  people: (Account & { reads: Reads })[];
  /** Shut out since she left. */
  disabled: Account[];
  /** Sessions that were open, as cookies. */
  sessions: { email: string; cookie: string }[];
  /** Links that nobody has opened yet. */
  invitations: { email: string; token: string }[];
  /** Who waits for the key of an inbox, or will once she has come in; by whom she is let in, and what she reads then. */
  comers: { email: string; inboxId: string; by: string; reads: Reads }[];
  sheets: KeptSheet[];
  reports: (KeptReport & { status: string; history: { entries: number; hash: string } })[];
  /** Reports that lie sealed to a retired key, who can hand them over, and how many parts of each that are. */
  toHandOver: { label: string; by: string; parts: number }[];
  /** Letters that wait, as 'address message-id'. */
  letters: string[];
  /** Addresses that a letter could not reach, by who is told so on the front page. */
  buried: Record<string, string[]>;
};
