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

test('from a chat or a mail, with quotes, full stops and signs nobody sees, it is the same code', () => {
  const [code] = newRecoveryCodes();
  const wide = [...code!].map((one) => String.fromCodePoint(one.codePointAt(0)! + 0xfee0)).join('');
  for (const typed of [`«${code}».`, `\u2066${code}\u2069\u200b`, `"${code}"`, wide]) {
    expect(isRecoveryCode(typed)).toBe(true);
    expect(hashRecoveryCode(typed, 'a', 'secret')).toBe(hashRecoveryCode(code!, 'a', 'secret'));
  }
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
