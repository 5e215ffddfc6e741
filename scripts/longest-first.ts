/**
 * Begins the files of tests that take longest, so that none of them is left running alone at the end. Vitest knows the lasting of a file only
 * where it has run it before, which a fresh clone has not: there it goes by what is named here.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Seconds that a file takes by itself on two cores, of those above twenty; only their order matters. */
const seconds: Record<string, number> = {
  'tests/hosts.test.ts': 150,
  'tests/engines.test.ts': 135,
  'tests/no-javascript-ways.test.ts': 50,
  'tests/no-javascript.test.ts': 48,
  'desk/everywhere.browser.test.ts': 46,
  'tests/reporter.test.ts': 40,
  'tests/frame.test.ts': 35,
  'tests/desk.test.ts': 32,
  'tests/browser/form-access.browser.test.ts': 28,
  'desk/screens/case.browser.test.ts': 26,
  'tests/browser/desk-access.browser.test.ts': 26,
  'tests/upgrade.test.ts': 25,
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const known = (file: TestSpecification) =>
      Object.entries(seconds).find(([name]) => file.moduleId.endsWith(name))?.[1] ?? 0;
    return sorted.sort((one, other) => known(other) - known(one));
  }
}
