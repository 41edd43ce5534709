import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideBackingServices } from '../backing-services/backing-services.js';
import type { BackingServices } from '../backing-services/services.js';
import { freePort } from '../backing-services/process-control.js';
import { Hub } from '../hub/hub.js';
import { MovedClock } from '../hub/moved-clock.js';
import { StateFolder } from '../hub/state-folder.js';
import { nextEasterEve } from './bank-holiday-eve.js';
import { DisputeDemonstration, londonTime } from './dispute-demonstration.js';

const HELP = `npm run demo:dispute

  Starts a hub of its own beside any other, moves its time to the eve of the next Easter, and plays a transfer that nobody
  answers: it becomes a dispute by itself, climbs to an arbitrator, is decided and carried out. Prints the timeline, and stops.
`;

async function play(tell: (sentence: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-dispute-'));
  const state = new StateFolder(folder);
  let backing: BackingServices | undefined;
  let hub: Hub | undefined;
  try {
    backing = await provideBackingServices({
      folder: state.file('backing'),
      tell,
      purpose: 'start',
      brokerNodes: 1,
    });
    hub = await Hub.start({ backing, state, port: await freePort(), tell });
    const databaseUrls = (['episode-service', 'arbitration-service'] as const).map(
      (name) => hub?.process(name).settings.variables['HUB_DATABASE_URL'] ?? '',
    );
    const stage = {
      credentials: hub.credentials,
      simulatorUrl: hub.simulatorUrl,
      clock: new MovedClock(databaseUrls),
    };
    process.stdout.write('\n');
    await new DisputeDemonstration(stage, ({ at, what }) =>
      process.stdout.write(`${londonTime(at).padEnd(24)}  ${what}\n`),
    ).run(nextEasterEve(new Date().toISOString()));
    process.stdout.write('\n');
  } finally {
    await hub?.stop();
    await backing?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const began = performance.now();
if (process.argv.includes('--help')) {
  process.stdout.write(HELP);
} else {
  await play((sentence) =>
    process.stdout.write(
      `${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${sentence}\n`,
    ),
  ).catch((error: unknown) => {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
  process.exit();
}
