import { writeFileSync } from 'node:fs';
import {
  Census,
  compareAllNames,
  comparePlain,
  type Field,
  type Identity,
  type IdentityDetails,
  LEVELS,
  readIdentity,
  WEIGHTS,
} from '@hub/matching';
import { Random } from '@hub/seeded-random';
import { readRows } from '../accuracy/read-rows.js';
import { type LabelledPair, PairMaker } from './labelled-pairs.js';

const HELP = `npm run matching:train [-- --households n] [--seed n]

Learns the weights of the matching from labelled pairs that it makes itself, with names of data/febrl and data/nicknames.csv,
and writes them to libs/matching/src/scoring/weights.ts with the next version. What changed shows in the difference.
`;
const STRANGERS_PER_RECORD = 8;
/** Added to each count, so that what was never seen is not called impossible. */
const SMOOTHING = 0.5;

type Counts = Record<string, number>;
type Label = LabelledPair['label'];
const LABELS: readonly Label[] = ['same', 'stranger', 'household'];

const words = process.argv.slice(2);
const number = (word: string, byDefault: number): number =>
  words.includes(word) ? Number(words[words.indexOf(word) + 1]) : byDefault;

function train(): void {
  const random = new Random(number('--seed', 1));
  const maker = new PairMaker(random, readNames());
  const pairs: LabelledPair[] = [];
  const records: IdentityDetails[] = [];
  for (let household = number('--households', 150_000); household > 0; household -= 1) {
    const made = maker.household();
    pairs.push(...made.pairs);
    records.push(...made.records);
  }
  for (let stranger = records.length * STRANGERS_PER_RECORD; stranger > 0; stranger -= 1) {
    pairs.push({ label: 'stranger', one: random.pick(records), other: random.pick(records) });
  }
  const census = new Census();
  const identities = new Map<IdentityDetails, Identity>();
  const read = (details: IdentityDetails): Identity =>
    identities.get(details) ?? readIdentity(details, (text) => text);
  for (const record of records) {
    identities.set(record, read(record));
    census.add(read(record));
  }
  const counts: Record<Label, Record<Field, Counts>> = {
    same: empty(),
    stranger: empty(),
    household: empty(),
  };
  let exchanged = 0;
  for (const { label, one, other } of pairs) {
    const agreement = agreementOf(read(one), read(other), census);
    if (label === 'same' && agreement.exchanged) exchanged += 1;
    for (const field of FIELDS)
      counts[label][field][agreement[field]] = (counts[label][field][agreement[field]] ?? 0) + 1;
  }
  const same = pairs.filter(({ label }) => label === 'same').length;
  writeFileSync('libs/matching/src/scoring/weights.ts', asCode(counts, exchanged / same));
  process.stdout.write(
    `Learnt from ${String(same)} pairs of one child, ${String(pairs.filter(({ label }) => label === 'household').length)} of a household and ${String(records.length * STRANGERS_PER_RECORD)} of strangers.\n`,
  );
}

const FIELDS = Object.keys(LEVELS) as Field[];

function empty(): Record<Field, Counts> {
  return Object.fromEntries(FIELDS.map((field) => [field, {}])) as Record<Field, Counts>;
}

/**
 * Names straight or crossed, whichever agree better: the level that comes first in its list is the
 * better one.
 */
function agreementOf(
  one: Identity,
  other: Identity,
  census: Census,
): Record<Field, string> & { exchanged: boolean } {
  const rank = ({ given, family }: { given: string; family: string }): number =>
    NAME_RANK.indexOf(given) + NAME_RANK.indexOf(family);
  const [straight, crossed] = compareAllNames(one, other, census);
  if (!straight || !crossed) throw new Error('Two identities have names to compare');
  const { given, family, exchanged } = rank(crossed) + 4 < rank(straight) ? crossed : straight;
  return { ...comparePlain(one, other), given, family, exchanged };
}

const NAME_RANK: readonly string[] = LEVELS.given;

function readNames(): {
  given: string[];
  family: string[];
  shortForms: (name: string) => readonly string[];
} {
  const people = [1, 2, 3]
    .flatMap((set) => readRows(`data/febrl/dataset${String(set)}.csv`))
    .filter((row) => row['rec_id']?.endsWith('-org'));
  const column = (name: string): string[] =>
    people.map((row) => row[name] ?? '').filter((text) => text.length > 1);
  const shorts = new Map<string, string[]>();
  for (const { name1 = '', name2 = '' } of readRows('data/nicknames.csv'))
    shorts.set(name1, [...(shorts.get(name1) ?? []), name2]);
  return {
    given: column('given_name'),
    family: column('surname'),
    shortForms: (name) => shorts.get(name) ?? [],
  };
}

function asCode(counts: Record<Label, Record<Field, Counts>>, exchanged: number): string {
  const fields = FIELDS.map((field) => {
    const levels = LEVELS[field].filter((level) => level !== 'missing');
    const totals = LABELS.map((label) =>
      levels.reduce((sum, level) => sum + (counts[label][field][level] ?? 0) + SMOOTHING, 0),
    );
    const lines = levels.map((level) => {
      const chances = LABELS.map((label, place) =>
        rounded(((counts[label][field][level] ?? 0) + SMOOTHING) / (totals[place] ?? 1)),
      );
      return `      ${level}: [${chances.join(', ')}],`;
    });
    return [`    ${field}: {`, ...lines, '    },'].join('\n');
  });
  return `import type { Weights } from './weights-shape.js';

/** Written by \`npm run matching:train\`; see there how they were learnt. */
export const WEIGHTS: Weights = {
  version: ${String(WEIGHTS.version + 1)},
  exchanged: ${rounded(exchanged)},
  chances: {
${fields.join('\n')}
  },
};
`;
}

function rounded(chance: number): string {
  return String(Number(chance.toPrecision(3)));
}

if (words.includes('--help')) process.stdout.write(HELP);
else train();
