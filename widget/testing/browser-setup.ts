/**
 * Before the browser's tests, as a global set-up of vitest: builds what partners' pages load, and starts a test API that serves it for
 * each file that asks for one.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildWidget } from '../build.ts';
import { serveApi, type TestApi } from './serve-api.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Starts a test API at each POST, and answers with its origin as text. */
    widgetApis: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'mobbeknapp-widget-'));
  await buildWidget({ outDir });
  const apis: TestApi[] = [];

  async function start(response: ServerResponse): Promise<void> {
    const api = await serveApi(outDir);
    apis.push(api);
    // Whoever asks is the tests' own page, at another origin.
    response.writeHead(200, { 'content-type': 'text/plain', 'access-control-allow-origin': '*' });
    response.end(api.origin);
  }

  const server = createServer((_request, response) => {
    start(response).catch((error: unknown) => {
      response.writeHead(500, { 'access-control-allow-origin': '*' });
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  project.provide('widgetApis', `http://127.0.0.1:${port}`);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await Promise.all(apis.map((api) => api.close()));
    await rm(outDir, { recursive: true });
  };
}
