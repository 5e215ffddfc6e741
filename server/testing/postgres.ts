/**
 * Vitest's global set-up for PostgreSQL: one real server for a whole run, whose address tests get by `inject('postgresUrl')`.
 * Each test file creates a database of its own on it, so that files may run beside each other.
 */
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../scripts/find-postgres.ts';
import { administer, makePostgresTemplate } from './templates.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** An administrator's connection string; tests may create and drop databases there. */
    postgresUrl: string;
    /** The name of a database of this release's schema on it, to create others from. */
    postgresTemplate: string;
  }
}

export default async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  const template = await makePostgresTemplate(postgres.url);
  project.provide('postgresUrl', postgres.url);
  project.provide('postgresTemplate', template);
  return async () => {
    await administer(postgres.url, `drop database ${template}`);
    await postgres.stop();
  };
}
