/** The linter's settings catch what costs data: a query or promise that nobody awaits, and a room that reaches too far. */
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

// Types are needed, so each text stands in for a file that the TypeScript project knows.
// Where CI is set the parser reads each file once, from the disk, and would not see that text.
const eslint = new ESLint({
  overrideConfig: {
    languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } },
  },
});

async function rulesBroken(code: string, filePath = 'scripts/lint.test.ts'): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  const messages = result?.messages ?? [];
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.map(({ ruleId }) => ruleId ?? '');
}

const table = `
  import { drizzle } from 'drizzle-orm/node-postgres';
  import { pgTable, text } from 'drizzle-orm/pg-core';
  const reports = pgTable('reports', { id: text() });
  const db = drizzle('postgres://localhost');
`;

describe('the linter', { timeout: 120_000 }, () => {
  test('sees an insert that nobody awaits and that is therefore never sent', async () => {
    expect(await rulesBroken(`${table} db.insert(reports).values({ id: 'a' });`)).toEqual([
      '@typescript-eslint/no-floating-promises',
    ]);
  });

  test('is content when the insert is awaited', async () => {
    expect(await rulesBroken(`${table} await db.insert(reports).values({ id: 'a' });`)).toEqual([]);
  });

  test('sees a promise that leaves its try before it fails', async () => {
    const code = `
      declare function send(): Promise<string>;
      export async function tried(): Promise<string> {
        try { return send(); } catch { return 'no'; }
      }`;
    expect(await rulesBroken(code)).toEqual(['@typescript-eslint/return-await']);
  });

  test.each([
    ['contract/facts.ts', `import '../server/app.ts';`],
    ['contract/facts.ts', `import 'drizzle-orm';`],
    ['server/mail/letters.ts', `import 'nodemailer';`],
    ['server/mail/smtp.ts', `import 'pg';`],
  ])('sees in %s what it may not import: %s', async (file, code) => {
    expect(await rulesBroken(code, file)).toEqual(['@typescript-eslint/no-restricted-imports']);
  });

  test.each([
    ['server/mail/smtp.ts', `import 'nodemailer';`],
    ['server/store/tables.ts', `import 'drizzle-orm';`],
  ])('lets %s have what is its own: %s', async (file, code) => {
    expect(await rulesBroken(code, file)).toEqual([]);
  });
});
