/** The same button opens our frame, whatever its code says: where an organisation asks for that, the server refuses a site's page. */
import { fetched } from './fetched.ts';
import type { Opening } from './state.ts';

/** Rejects where the frame does not come. */
export async function intoFrame(opening: Opening): Promise<void> {
  const { takeOver } = await fetched(() => import('../frame/index.ts'));
  await takeOver(opening);
}
