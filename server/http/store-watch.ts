/**
 * Remembers that the database could not be written, so that /health/ready finds out in earnest whether it can be again. A full disk
 * shows only when somebody writes: the database still answers every question.
 */
import type { Store } from '../store/records.ts';
import { storeTroubleOf } from './store-trouble.ts';

/** `room` tries to write after a write has failed, until one succeeds. */
export function watchStore(store: Store): Store {
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
    async room() {
      const room = await store.room(failed);
      if (!failed || room === 'none') return room;
      failed = await store
        .transaction(({ organisations }) => organisations.touch())
        .then(
          () => false,
          () => true,
        );
      return failed ? 'none' : room;
    },
  };
}
