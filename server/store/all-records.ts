/** All records over one connection: what a read or a transaction hands to its work. */
import { attachments } from './attachments.ts';
import { auditRecords } from './audit.ts';
import type { AuditKeys } from './audit-keys.ts';
import { cases } from './cases.ts';
import { messages } from './messages.ts';
import { organisations } from './organisations.ts';
import { outbox } from './outbox.ts';
import { people } from './people.ts';
import type { Dialect, Queries } from './queries.ts';
import type { Records } from './records.ts';
import { recovery } from './recovery.ts';
import { replaced } from './replaced.ts';
import { reports } from './reports.ts';
import type { Tables } from './tables.ts';

export function allRecords(db: Queries, t: Tables, dialect: Dialect, keys: AuditKeys): Records {
  return {
    organisations: organisations(db, t),
    reports: reports(db, t),
    attachments: attachments(db, t),
    cases: cases(db, t, dialect),
    messages: messages(db, t),
    audit: auditRecords(db, t, keys),
    people: people(db, t),
    recovery: recovery(db, t),
    replaced: replaced(db, t),
    outbox: outbox(db, t, dialect),
  };
}
