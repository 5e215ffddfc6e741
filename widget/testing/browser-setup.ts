/** Before the browser's tests: builds what partners' pages load, and serves it with the test API, as a global set-up of vitest. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildWidget } from '../build.ts';
import { serveApi } from './serve-api.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the test API and the built files are: an origin other than that of the tests' own page. */
    widgetOrigin: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'mobbeknapp-widget-'));
  await buildWidget({ outDir });
  const api = await serveApi(outDir);
  project.provide('widgetOrigin', api.origin);
  return async () => {
    await api.close();
    await rm(outDir, { recursive: true });
  };
}
