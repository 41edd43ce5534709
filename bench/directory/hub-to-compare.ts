import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { provideBackingServices } from '../../tools/backing-services/backing-services.js';
import { freePort } from '../../tools/backing-services/process-control.js';
import { Hub } from '../../tools/hub/hub.js';
import { StateFolder } from '../../tools/hub/state-folder.js';
import { UNLIMITED } from '../../tools/hub/variables.js';

/**
 * A whole hub without services of its own, until its input ends: it says how to reach it in one
 * line. It is run from the checkouts that `compare.ts` sets beside each other.
 */
const folder = mkdtempSync('/var/tmp/caf-hub-compare-');
chmodSync(folder, 0o755);
const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
const backing = await provideBackingServices({
  folder: join(folder, 'backing'),
  tell,
  purpose: 'tests',
});
const variables = { ...UNLIMITED, HUB_SIMULATED_SERVICES: '0', HUB_SIMULATED_FEED_MOODS: '' };
const state = new StateFolder(join(folder, 'hub'));
const hub = await Hub.start({ backing, state, port: await freePort(), tell, variables });
process.stdout.write(`${JSON.stringify(hub.credentials)}\n`);
process.stdin.resume();
process.stdin.on('end', () => {
  void hub
    .stop()
    .then(() => backing.stop())
    .then(() => {
      rmSync(folder, { recursive: true, force: true });
      process.exit(0);
    });
});
