/**
 * Finds or installs what the tests need beyond npm's packages: `tsx scripts/prepare.ts [browser] [engines] [postgres]`, all if none is named.
 * Stops with one sentence and exit code 1 where it can do neither.
 */
import { chromiumLaunch } from './find-browser.ts';
import { getEngines, leftOut, whatIsThere } from './find-engines.ts';
import { findPostgres } from './find-postgres.ts';

const helpers: Record<string, () => Promise<string>> = {
  browser: async () => `Chromium: ${(await chromiumLaunch()).executablePath ?? ''}`,
  engines: () => {
    const engines = getEngines();
    return Promise.resolve([...whatIsThere(engines), ...leftOut(engines)].join('\n'));
  },
  postgres: () =>
    Promise.resolve(
      `PostgreSQL: ${process.env['PG_URL'] ? 'the server at PG_URL' : findPostgres()}`,
    ),
};

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(helpers)) {
  const find = helpers[name];
  try {
    if (!find) throw new Error(`"${name}" is not one of: ${Object.keys(helpers).join(', ')}.`);
    console.log(await find());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
