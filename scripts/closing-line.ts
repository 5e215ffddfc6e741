/**
 * A vitest reporter that counts what a run really proved, for the line `N passed, N failed` that ends `npm test`.
 * Whatever did not run and pass is a failure: skipped tests, a broken set-up, an error outside any test, no tests at all.
 */
import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule, TestRunEndReason } from 'vitest/node';

export type Counts = { passed: number; failed: number };

export function line({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}

/** Counts a finished run. `because` names each failure that vitest's own summary does not call one. */
export function count(
  modules: readonly TestModule[],
  unhandled: readonly SerializedError[],
  reason: TestRunEndReason,
): Counts & { because: string[] } {
  const counts = { passed: 0, failed: unhandled.length, because: [] as string[] };
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === 'passed' ? 'passed' : 'failed'] += 1;
      if (state === 'skipped' || state === 'pending')
        counts.because.push(`did not run: ${module.relativeModuleId} > ${test.fullName}`);
    }
  }
  if (reason === 'interrupted') counts.because.push('the run was interrupted');
  if (counts.passed + counts.failed === 0) counts.because.push('no test ran');
  const passedByChance = counts.failed === 0 && (reason !== 'passed' || counts.passed === 0);
  return passedByChance ? { ...counts, failed: 1 } : counts;
}

/** Writes the counts as JSON to the file that CLOSING_LINE names, or the line itself where nobody asked for the file. */
export default function closingLine(): Reporter {
  return {
    onTestRunEnd(modules, unhandled, reason) {
      const { because, ...counts } = count(modules, unhandled, reason);
      for (const sentence of because) console.error(sentence);
      const file = process.env['CLOSING_LINE'];
      if (file) writeFileSync(file, JSON.stringify(counts));
      else console.log(line(counts));
    },
  };
}
