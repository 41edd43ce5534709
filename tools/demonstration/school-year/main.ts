import { readChildren } from '../../../apps/borough-simulator/src/children.js';
import { playAlone } from '../play-alone.js';
import { playYear } from './year-demonstration.js';

const HELP = `npm run demo:year

  Starts a hub of its own beside any other, and plays one school year of one child: lookup, consent, assessment, a team of
  three boroughs and a charity, plan, two reviews, cover for a sick lead, a move with hand-over, a dispute with arbitration, a
  correction, closing, and what the family reads of it. The days between are told, and not waited for. Prints the story and
  the family's record, and stops.
`;
const CHILD = 23;

await playAlone({
  help: HELP,
  play: async (stage, tell) => {
    const child = readChildren('data/febrl', 'data/uk-outcodes.csv')[CHILD]?.details;
    if (!child) throw new Error('There is no child of that number');
    const { record } = await playYear(stage, child, tell);
    process.stdout.write('\nWhat the family reads:\n\n');
    for (const { section, title } of record)
      process.stdout.write(`${section.padEnd(12)}  ${title}\n`);
  },
});
