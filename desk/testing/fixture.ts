/** Puts the real desk into a page, on a fake network, in any state a test or a picture wants. */
import '@digdir/designsystemet-theme/index.css';
import '@digdir/designsystemet-css';
import '../styles/index.css';
import type { DeskApp } from '../desk-app.ts';
import { openBackend, type Backend } from './fake-backend.ts';
import { now, type World } from './world.ts';

export type Fixture = { app: DeskApp; backend: Backend; close(): void };

export async function openDesk(
  world: World,
  {
    hash = '#/',
    start = 'signed-in',
    prepare,
  }: {
    hash?: string;
    start?: 'signed-out' | 'signed-in';
    prepare?: (backend: Backend) => void;
  } = {},
): Promise<Fixture> {
  const { DeskApp: App } = await import('../desk-app.ts');
  const backend = openBackend(world, start);
  prepare?.(backend);
  const realFetch = globalThis.fetch;
  globalThis.fetch = backend.send;
  history.replaceState(null, '', hash);
  document.body.dataset['color'] = 'accent';
  document.body.dataset['size'] = 'md';
  const app = new App();
  app.clock = { now: () => now };
  document.body.append(app);
  return {
    app,
    backend,
    close() {
      app.remove();
      globalThis.fetch = realFetch;
      history.replaceState(null, '', '#/');
    },
  };
}
