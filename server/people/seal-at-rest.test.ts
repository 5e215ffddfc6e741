import { expect, test } from 'vitest';
import { openAtRest, sealAtRest } from './seal-at-rest.ts';

const secret = 'a secret of the configuration, long enough';
const sealed = sealAtRest('SEEDSEEDSEED', 'handler-1', secret);

test('it opens with the same secret and the same binding', () => {
  expect(openAtRest(sealed, 'handler-1', { secret })).toBe('SEEDSEEDSEED');
});

test('it does not show what it holds, and is never the same twice', () => {
  expect(sealed).not.toContain('SEED');
  expect(Buffer.from(sealed.split('.')[2]!, 'base64url').toString('latin1')).not.toContain('SEED');
  expect(sealAtRest('SEEDSEEDSEED', 'handler-1', secret)).not.toBe(sealed);
});

test('moved to another handler it does not open', () => {
  expect(() => openAtRest(sealed, 'handler-2', { secret })).toThrow();
});

test('under another secret it says what to do', () => {
  expect(() => openAtRest(sealed, 'handler-1', { secret: 'another secret' })).toThrow(
    /MOBBEKNAPP_SECRET/,
  );
});

test('changed in any part it does not open', () => {
  const parts = sealed.split('.');
  for (const index of [0, 1, 2, 3]) {
    const part = parts[index]!;
    const changed = parts.with(index, (part.startsWith('A') ? 'B' : 'A') + part.slice(1));
    expect(() => openAtRest(changed.join('.'), 'handler-1', { secret }), `part ${index}`).toThrow();
  }
  expect(() =>
    openAtRest(parts.with(3, parts[3]!.slice(0, 6)).join('.'), 'handler-1', { secret }),
  ).toThrow();
});

test('the secret before the present one still opens it', () => {
  const turned = { secret: 'a new secret, long enough', previousSecret: secret };
  expect(openAtRest(sealed, 'handler-1', turned)).toBe('SEEDSEEDSEED');
});
