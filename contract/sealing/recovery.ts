/**
 * The printed recovery code of an inbox: opens the inbox's key when nobody is left who can.
 * It is shown once at set-up, lies in a safe, and is typed by hand years later.
 */
import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import { utf8 } from './bytes.ts';
import { checkCharacter, inGroups, randomCharacters, readCharacters } from './code-alphabet.ts';
import type { CodeReading } from './code-alphabet.ts';
import { encryptCompact } from './encrypt.ts';
import type { PrivateKey } from './keys.ts';
import { SealingError } from './sealing-error.ts';
import { keyContentType, privateKeyBytes, readHeader, readPrivateKey } from './wrapped-key.ts';

/** Characters of a code. */
export const recoveryCodeLength = 28;
const alg = 'PBES2-HS512+A256KW';
const enc = 'A256GCM';

// The code is 132 random bits, which nobody can try through at any speed, so the count adds nothing to it. 10,000 is
// the most that jose opens without being asked to: a common tool of the day must open this years from now.
export const recoveryIterations = 10_000;

/** 28 characters in seven groups: 27 random ones (132.4 bits) and the check character. */
export function newRecoveryCode(): string {
  const body = randomCharacters(recoveryCodeLength - 1);
  return inGroups(body + checkCharacter(body));
}

/** Whether this is a recovery code without a slip; forgives case, spaces and dashes. */
export function isRecoveryCode(text: string): boolean {
  return readRecoveryCode(text).state === 'complete';
}

/**
 * Compact JWE whose content is the private JWK. The PBES2 password is the code's 28 characters in ASCII, upper case,
 * without dashes. Throws TypeError where the code is none.
 */
export async function sealToRecoveryCode(key: PrivateKey, code: string): Promise<string> {
  const reading = readRecoveryCode(code);
  if (reading.state !== 'complete')
    throw new TypeError(`The recovery code is not complete (${reading.state}).`);
  const header = { alg, enc, cty: keyContentType };
  const options = { p2c: recoveryIterations };
  return encryptCompact(await privateKeyBytes(key), header, utf8(reading.code), options);
}

/** Throws SealingError: `wrong-key` where the code does not open it, `damaged` where it is not what we wrote. */
export async function openWithRecoveryCode(jwe: string, code: string): Promise<PrivateKey> {
  if (readHeader(jwe, alg)['p2c'] !== recoveryIterations) throw new SealingError('damaged');
  const reading = readRecoveryCode(code);
  if (reading.state !== 'complete') throw new SealingError('wrong-key');
  return readPrivateKey(await decrypt(jwe, utf8(reading.code)));
}

function readRecoveryCode(text: string): CodeReading {
  return readCharacters(text, recoveryCodeLength);
}

async function decrypt(jwe: string, secret: Uint8Array): Promise<Uint8Array> {
  const allowed = {
    keyManagementAlgorithms: [alg],
    contentEncryptionAlgorithms: [enc],
    maxPBES2Count: recoveryIterations,
  };
  try {
    return (await compactDecrypt(jwe, secret, allowed)).plaintext;
  } catch {
    throw new SealingError('wrong-key');
  }
}
