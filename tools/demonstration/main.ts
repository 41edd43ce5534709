import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { provideBackingServices } from '../backing-services/backing-services.js';
import type { BackingServices } from '../backing-services/services.js';
import { freePort } from '../backing-services/process-control.js';
import { Hub } from '../hub/hub.js';
import { StateFolder } from '../hub/state-folder.js';
import { nextEasterEve } from './bank-holiday-eve.js';
import { stageOf } from './demonstration-stage.js';
import { DisputeDemonstration } from './dispute-demonstration.js';
import { londonTime } from './london-time.js';

const HELP = `npm run demo:dispute

  Starts a hub of its own beside any other, moves its time to the eve of the next Easter, and plays a transfer that nobody
  answers: it becomes a dispute by itself, climbs to an arbitrator, is decided and carried out. Prints the timeline, and stops.
`;

async function play(tell: (sentence: string) => void): Promise<void> {
  // A folder that any user may enter, as PostgreSQL does not run as root.
  const folder = mkdtempSync('/var/tmp/caf-hub-dispute-');
  chmodSync(folder, 0o755);
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
    process.stdout.write('\n');
    await new DisputeDemonstration(stageOf(hub), ({ at, what }) =>
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
