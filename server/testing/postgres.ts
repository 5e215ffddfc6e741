/**
 * Vitest's global set-up for PostgreSQL: one real server for a whole run, whose address tests get by `inject('postgresUrl')`.
 * Each test file creates a database of its own on it, so that files may run beside each other.
 */
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../scripts/find-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** An administrator's connection string; tests may create and drop databases there. */
    postgresUrl: string;
  }
}

export default async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide('postgresUrl', postgres.url);
  return postgres.stop;
}
