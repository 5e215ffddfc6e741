/** What every room is given when it is registered: its whole world, by argument. */
import type { Clock } from '../../contract/clock.ts';
import type { Config } from '../config.ts';
import type { Store } from '../store/records.ts';
import type { TreeCache } from '../store/tree.ts';

export type Parts = {
  store: Store;
  trees: TreeCache;
  clock: Clock;
  /** Call after a commit that added letters. */
  wake: () => void;
  config: Config;
};
