import { nextEasterEve } from './bank-holiday-eve.js';
import { DisputeDemonstration } from './dispute-demonstration.js';
import { playAlone } from './play-alone.js';

const HELP = `npm run demo:dispute

  Starts a hub of its own beside any other, moves its time to the eve of the next Easter, and plays a transfer that nobody
  answers: it becomes a dispute by itself, climbs to an arbitrator, is decided and carried out. Prints the timeline, and stops.
`;

await playAlone({
  help: HELP,
  play: async (stage, tell) => {
    await new DisputeDemonstration(stage, tell).run(nextEasterEve(new Date().toISOString()));
  },
});
