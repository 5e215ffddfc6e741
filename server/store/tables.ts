/**
 * Every table, once, by subject. Ids are text made by us (`contract/ids.ts`), times come from our clock, enumerations are text,
 * JSON is opaque; so both databases behave alike. The SQL lives in `migrations/`, and a test compares the two.
 */
import type { Columns } from './columns.postgres.ts';
import { auditTables } from './tables/audit.ts';
import { caseTables } from './tables/cases.ts';
import { letterTables } from './tables/letters.ts';
import { organisationTables } from './tables/organisations.ts';
import { peopleTables } from './tables/people.ts';
import { recoveryTables } from './tables/recovery.ts';
import { reportTables } from './tables/reports.ts';

export function tables(c: Columns) {
  /** One row per key: `tree` and the id of its root counts the changes of that tree; `tree` alone is nobody's, for trying to write and for starting one after another. */
  const counters = c.table('counters', {
    key: c.text('key').primaryKey(),
    value: c.long('value').notNull(),
  });

  return {
    ...organisationTables(c),
    ...peopleTables(c),
    ...reportTables(c),
    ...caseTables(c),
    ...auditTables(c),
    ...letterTables(c),
    ...recoveryTables(c),
    counters,
  };
}

export type Tables = ReturnType<typeof tables>;
