/**
 * Begins the files of tests that take longest, so that none of them is left running alone at the end. Vitest knows the lasting of a file only
 * where it has run it before, which a fresh clone has not: there it goes by what is named here.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Seconds that a file takes by itself on two cores, of those above ten; only their order matters. */
const seconds: Record<string, number> = {
  'tests/engines.test.ts': 180,
  'widget/form/code.browser.test.ts': 70,
  'tests/no-javascript.test.ts': 60,
  'tests/no-javascript-ways.test.ts': 60,
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const known = (file: TestSpecification) =>
      Object.entries(seconds).find(([name]) => file.moduleId.endsWith(name))?.[1] ?? 0;
    return sorted.sort((one, other) => known(other) - known(one));
  }
}
