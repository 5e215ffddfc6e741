/** One thing that is wrong with the evidence, with what is not known of it left empty. */
import type { Finding } from './records.ts';

export function finding(of: Pick<Finding, 'kind' | 'rootId'> & Partial<Finding>): Finding {
  return { chain: null, at: 0, count: 0, day: null, ...of };
}
