/** What is wrong in a request about keys, said at the place where it is. */
import { Problem } from '../http/problem.ts';

/** The problem `invalid-request` with one error. */
export function wrong(pointer: string, detail: string): Problem {
  return new Problem('invalid-request', { errors: [{ pointer, detail }] });
}
