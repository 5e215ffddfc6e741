/** Nothing but the database is waited for inside a transaction, and the look at it can fail. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isTest, sourceFiles } from './imports.ts';
import { strangeAwaits } from './transactions.ts';

test('no transaction of the server waits for anything else', () => {
  const others = [
    // What makes transactions.
    'server/store/group-commit.ts',
    // Reads, for an operator at the command line.
    'server/setup/verify-keys.ts',
  ];
  const files = sourceFiles().filter(
    (file) => file.startsWith('server/') && !isTest(file) && !others.includes(file),
  );
  const found = files.flatMap((file) => strangeAwaits(file, readFileSync(file, 'utf8')));
  expect(found).toEqual([]);
});

test.each([
  'await sleep(5);',
  'const answer = await fetch(url);',
  'for (const one of all) await derive(one);',
])('finds %s', (line) => {
  const work = `store.transaction(async ({ cases }) => { await cases.add(row); ${line} });`;
  expect(strangeAwaits('server/a.ts', work)).toHaveLength(1);
  const given = `async function write(records: Records) { await records.cases.add(row); ${line} }`;
  expect(strangeAwaits('server/a.ts', given)).toHaveLength(1);
});

test('leaves alone what asks the records, through others and by other names too', () => {
  const source = `store.transaction(async (records) => {
    const writing = { records, at };
    await putAll(writing);
    for (const row of rows) await records.cases.add(row);
    return (await records.cases.get(id)) ?? null;
  });
  await sleep(5);`;
  expect(strangeAwaits('server/a.ts', source)).toEqual([]);
});
