import type { Ladder } from '../domain/ladder.js';
import type { ArbitrationWork } from './ports.js';

/**
 * Keeps the ladder that new disputes begin with under its version, for the disputes that will run
 * by it.
 *
 * @throws Error where another ladder was used under that version
 */
export async function keepLadder(work: ArbitrationWork, ladder: Ladder): Promise<void> {
  const stands = await work.read(({ ladders }) => ladders.keep(ladder));
  if (!stands)
    throw new Error(
      `Version ${String(ladder.version)} of the escalation ladder was used with other content; give the changed one a higher version.`,
    );
}
