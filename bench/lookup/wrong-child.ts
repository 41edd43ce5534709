import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { AUTHORITY_CODES } from '@hub/contracts';
import {
  Census,
  compareAllNames,
  type IdentityDetails,
  readIdentity,
  WEIGHTS,
} from '@hub/matching';
import { Random } from '@hub/seeded-random';
import { makeTown, type Question, type Town } from './london.js';
import { MemoryIndex } from './memory-index.js';
import { Outcomes } from './outcomes.js';

const HELP = `npm run bench:wrong-child -- [--children 330000] [--rounds 1] [--seed n] [--json file]

Asks an index in memory for made-up children of London and counts who is found, who goes to a person, and who is told that there
is none: with all details, and by name and date of birth alone.

  --children  records in the index, 330000 by default
  --rounds    so many indexes one after another, each with children of its own: for small ones
  --seed      chooses all of it, 1 by default
  --json      also writes the figures to this file
`;
/** Of a thousand records so many are asked for under another given name. */
const WRONGED = 0.006;

interface TownQuestion extends Omit<Question, 'kind'> {
  readonly kind: Question['kind'] | 'other given name';
}

function measure(children: number, rounds: number, seed: number): object {
  const [full, bare] = [new Outcomes(), new Outcomes()];
  for (let round = 0; round < rounds; round += 1) {
    const random = new Random(seed * 100_003 + round);
    const towns = townsOf(random, children);
    const questions = towns.flatMap((town) => questionsAbout(random, town));
    const index = new MemoryIndex(questions.map(({ details }) => details));
    for (const { records } of towns) for (const record of records) index.add(record);
    for (const { details, reference, kind } of questions) {
      full.add(kind, reference, index.find(details));
      const { givenName = '', familyName = '', dateOfBirth = '' } = details;
      bare.add(kind, reference, index.find({ givenName, familyName, dateOfBirth }));
    }
  }
  return {
    children,
    rounds,
    seed,
    weights: WEIGHTS.version,
    allDetails: full.shares(),
    nameAndBirthAlone: bare.shares(),
  };
}

/** A small index is one authority's, a large one that of all. */
function townsOf(random: Random, children: number): Town[] {
  const codes = children < 1_000 ? AUTHORITY_CODES.slice(0, 1) : AUTHORITY_CODES;
  const each = Math.ceil(children / codes.length);
  return codes.map((code) => makeTown(random, code, each, 0));
}

function questionsAbout(random: Random, { records, questions }: Town): TownQuestion[] {
  const share = records.length < 1_000 ? 0.1 : WRONGED;
  const wronged = records
    .filter(() => random.next() < share)
    .flatMap(({ details }): TownQuestion[] => {
      const { givenName } = random.pick(records).details;
      const renamed: IdentityDetails = { ...details, ...(givenName && { givenName }) };
      if (isSpelling(renamed, details)) return [];
      return [{ kind: 'other given name', details: renamed, reference: undefined, origin: '' }];
    });
  return [...questions, ...wronged];
}

/** Whether both given names are one in two spellings. */
function isSpelling(one: IdentityDetails, other: IdentityDetails): boolean {
  const [straight] = compareAllNames(readIdentity(one), readIdentity(other), new Census());
  return ['same', 'variant', 'part'].includes(straight?.given ?? '');
}

const { values } = parseArgs({
  options: {
    children: { type: 'string', default: '330000' },
    rounds: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
} else {
  const results = measure(Number(values.children), Number(values.rounds), Number(values.seed));
  const text = `${JSON.stringify(results, null, 2)}\n`;
  process.stdout.write(text);
  if (values.json !== undefined) writeFileSync(values.json, text);
}
