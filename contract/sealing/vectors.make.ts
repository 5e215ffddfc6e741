/**
 * Writes vectors.json anew. Run by hand (`npx tsx contract/sealing/vectors.make.ts`) and only when the format is
 * meant to change: the committed vectors prove that what was sealed yesterday still opens.
 */
import { writeFileSync } from 'node:fs';
import { sealAttachment } from './attachment.ts';
import { toBase64url, utf8 } from './bytes.ts';
import { deriveCode, newFollowUpCode } from './follow-up-code.ts';
import { grantKey, lockKey } from './grant.ts';
import { keyListThumbprint, newKeyPair } from './keys.ts';
import { derivePassword, newSalt } from './password.ts';
import { newRecoveryCode, sealToRecoveryCode } from './recovery.ts';
import { seal } from './seal.ts';
import type { Binding, Json } from './seal.ts';

const [school, owner, reporter, member] = await Promise.all([
  newKeyPair(),
  newKeyPair(),
  newKeyPair(),
  newKeyPair(),
]);
const binding: Binding = {
  organisationId: 'org_eksempelskolen',
  id: 'rep_1',
  version: 1,
  part: 'content',
};
const value: Json = {
  text: 'De gjemmer sekken min hver dag. Čáppa čalli: ø, å, 🎒',
  when: ['break', 'way-home'],
};
const locking = crypto.getRandomValues(new Uint8Array(32));
const recoveryCode = newRecoveryCode();
const followUp = { code: newFollowUpCode(), rootId: 'org_nordfjell_kommune' };
const password = { password: 'Tolv blåbær på en stubbe', salt: newSalt() };
const attached = {
  place: { organisationId: 'org_nordfjell_kommune', id: 'rep_1', index: 1 },
  text: 'Et bilde som ikke finnes, æøå 🎒',
};
const attachedBytes = utf8(attached.text);

const derivedCode = await deriveCode(followUp.code, followUp.rootId);
const derivedPassword = await derivePassword(password.password, password.salt);

const vectors = {
  about:
    'Throw-away keys made for this file alone. See vectors.test.ts for how each part is opened.',
  privateKeys: {
    school: school.privateKey,
    owner: owner.privateKey,
    reporter: reporter.privateKey,
    member: member.privateKey,
  },
  keyListThumbprint: await keyListThumbprint([school.publicKey, owner.publicKey]),
  sealedToThree: {
    binding,
    value,
    sealed: await seal(value, [school.publicKey, owner.publicKey, reporter.publicKey], binding),
  },
  sealedToOne: { binding, value, sealed: await seal(value, [school.publicKey], binding) },
  grant: await grantKey(school.privateKey, member.publicKey),
  lock: { unlockKey: toBase64url(locking), locked: await lockKey(member.privateKey, locking) },
  recovery: { code: recoveryCode, jwe: await sealToRecoveryCode(school.privateKey, recoveryCode) },
  followUp: { ...followUp, ...derivedCode, unwrappingKey: toBase64url(derivedCode.unwrappingKey) },
  password: { ...password, ...derivedPassword, unlockKey: toBase64url(derivedPassword.unlockKey) },
  attachment: {
    ...attached,
    size: attachedBytes.length,
    ...(await sealAttachment(attachedBytes, attached.place)),
  },
};

writeFileSync(new URL('vectors.json', import.meta.url), `${JSON.stringify(vectors, null, 2)}\n`);
