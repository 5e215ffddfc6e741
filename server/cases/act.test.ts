/** The one way to act: what it does not let a verb do. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ActRecords, Done } from './act.ts';

test('an act without an entry, or with another act’s entry, does not compile', () => {
  const answer = () => null;
  const entry = { action: 'closed', params: {} } as const;
  const right: Done<'close', null> = { entries: [entry], answer };
  // @ts-expect-error there is no entry in it
  const none: Done<'close', null> = { entries: [], answer };
  // @ts-expect-error nothing of entries
  const missing: Done<'close', null> = { answer };
  // @ts-expect-error the entry of another act
  const another: Done<'reopen', null> = { entries: [entry], answer };
  // @ts-expect-error printing leaves none, so that nothing on the server can be printing
  const printing: Done<'print', null> = { entries: [{ action: 'printed', params: {} }], answer };
  // @ts-expect-error a verb cannot write to the history
  const write: keyof ActRecords['audit'] = 'append';
  expect([right, none, missing, another, printing, write]).toHaveLength(6);
});

test('no verb of cases changes anything but through it', () => {
  const folder = new URL('.', import.meta.url);
  // What a reporter says is no handler's act, and has an entry of its own.
  const known = ['act.ts', 'goes-on.ts'];
  const others = readdirSync(folder).filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.') && !known.includes(name),
  );
  const opening = others.filter((name) =>
    readFileSync(new URL(name, folder), 'utf8').includes('.transaction('),
  );
  expect(opening).toEqual([]);
});
