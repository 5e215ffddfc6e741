/** Why a case can be closed: the contract's codes again, because its list is a zod value and zod stays out of the browser. */
import type { CloseReason } from './api.ts';

// A record, so that the compiler finds a code that is missing here or was taken away there.
const all: Record<CloseReason, true> = {
  resolved: true,
  'followed-up-elsewhere': true,
  'no-answer': true,
  'not-for-us': true,
};

export const closeReasons = Object.keys(all) as CloseReason[];
