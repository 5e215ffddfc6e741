/**
 * Remembers that the database could not be written, for /health/ready. A full disk shows only when somebody writes: the
 * database still answers every question.
 */
import type { Store } from '../store/records.ts';
import { storeTroubleOf } from './store-trouble.ts';

export type WatchedStore = Store & {
  /** Writes to find out, but only after a write has failed; then until one succeeds. */
  canWrite(): Promise<boolean>;
};

export function watchStore(store: Store): WatchedStore {
  let failed = false;
  return {
    ...store,
    async transaction(work) {
      try {
        return await store.transaction(work);
      } catch (error) {
        if (storeTroubleOf(error) === 'unwritable') failed = true;
        throw error;
      }
    },
    async canWrite() {
      if (!failed) return true;
      // The smallest write that there is: a counter goes up, and every cache reads its trees again.
      failed = await store
        .transaction(({ organisations }) => organisations.treeChanged())
        .then(
          () => false,
          () => true,
        );
      return !failed;
    },
  };
}
