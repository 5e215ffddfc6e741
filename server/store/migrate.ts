/**
 * Brings a database to the schema of this release: numbered SQL files, each applied once and remembered with its hash.
 * Forward only. It refuses to start on anything it does not recognise, because guessing would cost data.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Step = { name: string; hash: string; sql: string };
export type Applied = { name: string; hash: string };

/** A database that cannot be used as it is; the sentence says what to do. */
export class MigrationError extends Error {}

/** The steps of a dialect in order. The folder lies beside the package.json, whether we run from source or from dist. */
export function stepsOf(dialect: 'sqlite' | 'postgres', folder = migrationsFolder()): Step[] {
  return readdirSync(join(folder, dialect))
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, dialect, file), 'utf8').replaceAll('\r\n', '\n');
      const hash = createHash('sha256').update(sql).digest('base64url');
      return { name: file.slice(0, -'.sql'.length), hash, sql };
    });
}

/** The steps still to apply. Throws a MigrationError where the database knows a step that is edited, missing here, or newer. */
export function stepsToApply(steps: Step[], applied: Applied[]): Step[] {
  applied.forEach((done, index) => {
    const step = steps[index];
    if (!step)
      throw new MigrationError(
        `The database has the step ${done.name}, which this release does not know: it was used by a newer release. Start that release or a later one, or restore the backup from before the update.`,
      );
    if (step.name !== done.name)
      throw new MigrationError(
        `The database has the step ${done.name} where this release has ${step.name}: a file under migrations/ is missing or renamed. Restore the files of the release.`,
      );
    if (step.hash !== done.hash)
      throw new MigrationError(
        `The step ${step.name} was changed after it was applied to this database. Restore the file as it was released; a correction is a new step.`,
      );
  });
  return steps.slice(applied.length);
}

/** For who only looks. Throws a MigrationError where the schema is not that of this release. */
export function mustBeMigrated(steps: Step[], applied: Applied[]): void {
  const missing = stepsToApply(steps, applied);
  if (missing.length > 0)
    throw new MigrationError(
      `The database is that of an earlier release: ${missing.length} steps are missing, the first is ${missing[0]!.name}. Start the server once; it brings the database forward.`,
    );
}

function migrationsFolder(): string {
  const fromSource = fileURLToPath(new URL('../../migrations/', import.meta.url));
  const fromDist = fileURLToPath(new URL('../../../migrations/', import.meta.url));
  return existsSync(join(fromSource, 'sqlite')) ? fromSource : fromDist;
}
