import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { provideBackingServices } from '../backing-services/backing-services.js';
import type { BackingServices } from '../backing-services/services.js';
import { freePort } from '../backing-services/process-control.js';
import { Hub } from '../hub/hub.js';
import { StateFolder } from '../hub/state-folder.js';
import { type DemonstrationStage, stageOf } from './demonstration-stage.js';
import type { Moment } from './dispute-demonstration.js';
import { londonTime } from './london-time.js';

/** A story of the command line: what it is, and how it is played. */
interface Play {
  readonly help: string;
  readonly play: (stage: DemonstrationStage, tell: (moment: Moment) => void) => Promise<void>;
}

/** Plays a story on a hub of its own beside any other, and stops it; or prints its help. */
export async function playAlone({ help, play }: Play): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(help);
    return;
  }
  const began = performance.now();
  const tell = (sentence: string): void => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
    process.stdout.write(`${seconds} s  ${sentence}\n`);
  };
  await onOwnHub(play, tell).catch((error: unknown) => {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
  process.exit();
}

async function onOwnHub(play: Play['play'], tell: (sentence: string) => void): Promise<void> {
  // A folder that any user may enter, as PostgreSQL does not run as root.
  const folder = mkdtempSync('/var/tmp/caf-hub-story-');
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
    await play(stageOf(hub), ({ at, what }) =>
      process.stdout.write(`${londonTime(at).padEnd(24)}  ${what}\n`),
    );
    process.stdout.write('\n');
  } finally {
    await hub?.stop();
    await backing?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
