/**
 * The unsealing file: what of `contract/sealing` is needed to come back with a code and open the answers. Apart from the sealing
 * file, because whoever sends opens nothing, and whoever comes back seals nothing.
 */
export { deriveCode, readCode } from '../../contract/sealing/follow-up-code.ts';
export { unlockKey } from '../../contract/sealing/lock.ts';
export { open } from '../../contract/sealing/seal.ts';
