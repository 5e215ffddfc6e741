/**
 * A process that does nothing but send letters, for the test that kills it: `node --import tsx outbox.child.ts store smtp`.
 */
import { systemClock } from '../../contract/clock.ts';
import { openStore } from '../store/open.ts';
import { deliverBy } from './deliver.ts';
import { startOutbox } from './outbox.ts';
import { openSmtp } from './smtp.ts';

const [databaseUrl = '', smtpUrl = ''] = process.argv.slice(2);
const config = {
  publicUrl: new URL('https://meld.example.no/'),
  sender: 'Mobbeknapp <post@meld.example.no>',
  secret: 'a secret of the configuration, long enough',
};
const quiet = () => {};
startOutbox({
  store: await openStore(databaseUrl, config),
  send: deliverBy(openSmtp({ smtpUrl }), config),
  clock: systemClock,
  log: { info: quiet, warn: quiet, error: quiet },
});
