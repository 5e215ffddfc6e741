import { expect, test } from 'vitest';
import { hashRecoveryCode, isRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';

const secret = 'a secret of the configuration, long enough';

test('ten different codes in three groups of four', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes)
    expect(code).toMatch(/^[A-HJKMNP-TV-Z2-9]{4}(-[A-HJKMNP-TV-Z2-9]{4}){2}$/);
});

test('typed in small letters, with other spaces and dashes, it is the same code', () => {
  const code = newRecoveryCodes()[0]!;
  const typed = ` ${code.toLowerCase().replaceAll('-', ' – ')}`;
  expect(isRecoveryCode(typed)).toBe(true);
  expect(hashRecoveryCode(typed, 'h', secret)).toBe(hashRecoveryCode(code, 'h', secret));
});

test('the hash depends on the code, the handler and the secret', () => {
  const hashes = [
    hashRecoveryCode('AAAA-BBBB-CCCC', 'h', secret),
    hashRecoveryCode('AAAA-BBBB-CCCD', 'h', secret),
    hashRecoveryCode('AAAA-BBBB-CCCC', 'g', secret),
    hashRecoveryCode('AAAA-BBBB-CCCC', 'h', 'another secret'),
  ];
  expect(new Set(hashes).size).toBe(4);
});

test('six digits of an app are no recovery code', () => {
  expect(isRecoveryCode('123456')).toBe(false);
  expect(isRecoveryCode('123 456')).toBe(false);
});
