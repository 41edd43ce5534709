import { writeFileSync } from 'node:fs';
import { ComparedHub } from '../compared-hub.js';
import { machine } from '../machine.js';
import { percentiles } from '../percentiles.js';
import { addDocument, lookUp, prepare, release, type Right, start } from './acts.js';

const HELP = `node dist/bench/hub/answer-times.js <checkout>

Runs one built checkout of the hub alone and asks it one thing after another: how long a lookup, an episode's start and
a release take until they are answered, in milliseconds. Writes bench/answer-times-results.json.
`;
const LOOKUPS = 500;
const STARTS = 300;
const RELEASES = 300;
const WARM_UP = 50;
/** Until a start or a claim is answered, p99. */
const START_WITHIN_MS = 150;
/** From which number on the children of each part are counted. */
const FIRST_OF = { starts: 1_000, documents: 2_000 };

async function measure(hub: ComparedHub): Promise<object> {
  for (let number = 0; number < WARM_UP; number += 1) await start(hub, await prepare(hub, number));
  for (let number = 0; number < LOOKUPS; number += 1)
    await hub.time('lookup', () => lookUp(hub, number));
  const rights: Right[] = [];
  for (let number = 0; number < STARTS; number += 1)
    rights.push(await prepare(hub, FIRST_OF.starts + number));
  for (const right of rights) await hub.time('start', () => start(hub, right));
  const document = await addDocument(hub, FIRST_OF.documents);
  for (let number = 0; number < RELEASES; number += 1) await release(hub, document);
  return Object.fromEntries(
    Object.entries(hub.milliseconds).map(([what, times]) => [what, percentiles(times)]),
  );
}

const [checkout] = process.argv.slice(2);
if (checkout === undefined) process.stdout.write(HELP);
else {
  const hub = await ComparedHub.start(checkout);
  const answered = await measure(hub).finally(() => hub.stop());
  const results = { machine: machine(), startWithinMilliseconds: START_WITHIN_MS, answered };
  const text = `${JSON.stringify(results, undefined, 2)}\n`;
  writeFileSync('bench/answer-times-results.json', text);
  process.stdout.write(text);
  process.exit(0);
}
