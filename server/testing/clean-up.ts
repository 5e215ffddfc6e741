/**
 * Vitest's set-up for each file of tests: what it opened is removed when it has ended. Files of a worker share their modules, so that a hook in a
 * shared module would be that of the first file alone.
 */
import { afterAll } from 'vitest';
import { removeDatabases } from './databases.ts';

afterAll(removeDatabases);
