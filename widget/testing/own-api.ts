/** A test API of its own for each file of tests in the browser, so that several files can run beside each other. */
import { inject } from 'vitest';

/** The origin of a new test API, which also serves the built files: another one than that of the tests' own page. */
export async function ownApi(): Promise<string> {
  const answer = await fetch(inject('widgetApis'), { method: 'POST' });
  if (!answer.ok) throw new Error(`No test API could be started: ${answer.status}`);
  return answer.text();
}
