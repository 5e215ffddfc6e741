/** The printed code is typed in a field of its own: what stands there when it is sent counts, however it came there. */
import { it } from 'vitest';
import { fillInSilence, heading, press, seen, unlock } from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';

const here = deskForTests();

it('takes a code that was filled in without a word', async () => {
  await here.visit({ hash: `#/inboxes/${here.world.school.id}/recovery` });
  await unlock();
  await heading('Koden på arket');
  fillInSilence('code', here.world.school.recoveryCode);
  await press('Prøv koden');
  await seen('arket er bekreftet');
});
