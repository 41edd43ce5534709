import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { DecideBy } from '@hub/matching';
import { Random } from '@hub/seeded-random';
import { type Accuracy, link } from './link.js';
import { readMapping } from './mapping.js';
import { type Person, readPeople } from './read-people.js';
import { readRows } from './read-rows.js';

const HELP = `npm run accuracy -- --index a.csv --queries b.csv [--map file.json] [--absent 0.5] [--seed n] [--by rules|odds] [--clear] [--json file] [--wrong n]

Links the rows of one CSV file to those of another as the hub does (normalise, encode, block, score, decide), with the
weights and thresholds it ships with, and compares the result with the truth.

  --index     rows to be found, as an authority would publish them
  --queries   rows to ask for
  --map       which columns hold what, where their names do not tell:
              {"columns": {"givenName": "...", "familyName": "...", "dateOfBirth": "...", "postcode": "...",
                "formerPostcodes": "...", "address": ["number", "street"], "town": "...", "identifier": "..."},
               "truth": "column" | {"column": "rec_id", "pattern": "^rec-(\\\\d+)"} | {"index": "a", "queries": "b"},
               "dates": "ymd" | "dmy" | "mdy", "identifiers": "nhs" | "opaque"}
              columns may also be {"index": {...}, "queries": {...}}; a field left out is not used. Without a mapping
              columns are known by their usual names, and identifiers are compared as they stand
  --absent    share of the queries' true records that are taken out of the index first, 0 by default
  --seed      chooses which, 1 by default
  --by        rules: as the hub decides about children, who may be twins, so that another given name, a number against the
              name, or no address leaves it to a person; odds: by weights and thresholds alone. Where identifiers are NHS
              numbers rules by default, otherwise odds, since sets of adults replace given names at will
  --clear     encodes nothing, to see what encoding costs
  --json      also writes the figures to this file
  --wrong     shows so many of the pairs that came out wrong
`;

function run(): void {
  const { values } = parseArgs({
    options: {
      index: { type: 'string' },
      queries: { type: 'string' },
      map: { type: 'string' },
      absent: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      clear: { type: 'boolean', default: false },
      by: { type: 'string' },
      json: { type: 'string' },
      wrong: { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || values.index === undefined || values.queries === undefined) {
    process.stdout.write(HELP);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const [indexRows, queryRows] = [readRows(values.index), readRows(values.queries)];
  const mapping = readMapping(values.map, indexRows, queryRows);
  const questions = readPeople(queryRows, mapping.columns.queries, mapping, 'queries');
  const index = without(
    readPeople(indexRows, mapping.columns.index, mapping, 'index'),
    questions,
    Number(values.absent),
    Number(values.seed),
  );
  const { accuracy, wrong } = link(index, questions, {
    identifiers: mapping.identifiers,
    clear: values.clear,
    by: decideBy(values.by, mapping.identifiers),
  });
  process.stdout.write(asText(accuracy));
  for (const { question, record, what } of wrong.slice(0, Number(values.wrong))) {
    process.stdout.write(
      `${what}: asked ${JSON.stringify(questions[question])}, record ${JSON.stringify(record === undefined ? null : index[record])}\n`,
    );
  }
  process.stdout.write(`${JSON.stringify(accuracy)}\n`);
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      `${JSON.stringify({ ...accuracy, index: values.index, queries: values.queries, absent: Number(values.absent), seed: Number(values.seed) }, null, 2)}\n`,
    );
}

function decideBy(word: string | undefined, identifiers: 'nhs' | 'opaque'): DecideBy {
  const by = word ?? (identifiers === 'nhs' ? 'rules' : 'odds');
  if (by !== 'rules' && by !== 'odds') throw new Error('--by is rules or odds.');
  return by;
}

/**
 * The index without a share of those asked for, so that it is seen what is found where nothing is.
 */
function without(
  index: readonly Person[],
  questions: readonly Person[],
  absent: number,
  seed: number,
): readonly Person[] {
  if (!(absent >= 0 && absent <= 1)) throw new Error('--absent is a share between 0 and 1.');
  const asked = [...new Set(questions.map(({ truth }) => truth))];
  const gone = new Set(
    new Random(seed).shuffled(asked).slice(0, Math.round(asked.length * absent)),
  );
  return index.filter(({ truth }) => !gone.has(truth));
}

function asText(accuracy: Accuracy): string {
  const percent = (share: number): string => `${(share * 100).toFixed(3)} %`;
  return `records in the index        ${String(accuracy.records)}
questions                   ${String(accuracy.questions)}, of which ${String(accuracy.present)} have a record
found: precision            ${percent(accuracy.precision)}
found: recall               ${percent(accuracy.recall)}
found: F1                   ${accuracy.f1.toFixed(5)}
right child shown           ${percent(accuracy.shown)}
false matches               ${String(accuracy.falseMatches)}
missed                      ${String(accuracy.missed)}
blocking recall             ${percent(accuracy.blockingRecall)}
candidates per question     ${accuracy.candidatesPerQuestion.toFixed(1)}
time per question           ${accuracy.millisecondsPerQuestion.toFixed(2)} ms
`;
}

run();
