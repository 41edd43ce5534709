import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { percentiles } from '../bench/percentiles.js';
import { management } from '../tools/backing-services/management.js';
import type { CampaignResult } from './campaign.js';
import type { HuntResult } from './hunt-mutants.js';

export interface ReportParts {
  readonly shards: readonly CampaignResult[];
  /** The mutants’ faults without a bug. */
  readonly controls: readonly CampaignResult[];
  readonly mutants: readonly HuntResult[];
  readonly versions: Readonly<Record<string, string>>;
}

const INVARIANTS: readonly (readonly [name: string, what: string])[] = [
  ['I1', 'nothing acknowledged or committed is lost'],
  ['I2', 'nothing has an effect that nobody committed'],
  ['I3', 'every message has its effect once'],
  ['I4', 'effects follow the order of their stream, without a gap'],
  ['I5', 'what was committed and what the journal says are the same'],
  ['I10', 'every message has its cause in its conversation'],
  ['I11', 'every replay ends with an outcome that is true'],
  ['I12', 'histories end where their messages stand, and projections made anew are the same'],
  ['I13', 'in the end everything is empty and nothing went on for ever'],
  ['I14', 'what operations see is what happened'],
];
/** What this campaign cannot say anything of, and why. */
const NOT_CHECKED: readonly string[] = [
  'I6 to I9 speak of consents, lead professionals, sagas and lookups; the system tests check them on the whole hub under kills of every service, the broker and the database, without a history checker.',
  'F4 (cluster) runs in tests/cluster; F7 (full disk), F9 (consumer time-out), F12 (clock skew) and F18 (a day’s backlog, which the bench measures) are not part of the campaign.',
];

/** Writes the campaign’s report as Markdown. */
export function writeReport(
  path: string,
  { shards, controls, mutants, versions }: ReportParts,
): void {
  const sum = (of: (shard: CampaignResult) => number): string =>
    String(shards.reduce((total, shard) => total + of(shard), 0));
  const faults: Record<string, number> = {};
  for (const shard of shards)
    for (const [name, count] of Object.entries(shard.faults))
      faults[name] = (faults[name] ?? 0) + count;
  const recovery = percentiles(shards.flatMap((shard) => shard.recoveryMs));
  const violations = shards.flatMap((shard) =>
    shard.violations.map((violation) => ({ ...violation, seed: shard.seed })),
  );
  const lines = [
    '# Fault campaign of the backbone',
    '',
    `Made by \`npm run chaos\` on ${new Date().toISOString().slice(0, 10)}; ${Object.entries(
      versions,
    )
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}; ${String(cpus().length)} cores for everything, the load included.`,
    '',
    '| | |',
    '|---|---|',
    `| faults struck | ${String(Object.values(faults).reduce((total, count) => total + count, 0))} |`,
    `| operations acknowledged | ${sum((shard) => shard.acknowledged)} |`,
    `| operations of which the client never heard | ${sum((shard) => shard.indeterminate)} |`,
    `| messages | ${sum((shard) => shard.figures.messages)} |`,
    `| **lost** | **${sum((shard) => shard.figures.lost)}** |`,
    `| **double effects** | **${sum((shard) => shard.figures.doubled)}** |`,
    `| **out of order** | **${sum((shard) => shard.figures.outOfOrder)}** |`,
    `| repeats that were dropped | ${sum((shard) => shard.figures.duplicatesDropped)} |`,
    `| messages given up and replayed | ${sum((shard) => shard.figures.replayed)} |`,
    `| from healing to the next effect | p50 ${String(recovery.p50)} ms, p99 ${String(recovery.p99)} ms, longest ${String(recovery.max)} ms |`,
    `| violations | ${String(violations.length)} |`,
    '',
    ...(violations.length === 0
      ? []
      : [
          '## Violations',
          '',
          ...violations.map(
            ({ seed, invariant, what, count }) =>
              `- seed ${String(seed)}: ${invariant}, ${what} (${String(count)})`,
          ),
          '',
        ]),
    '## Invariants',
    '',
    '| | holds | |',
    '|---|---|---|',
    ...INVARIANTS.map(
      ([name, what]) =>
        `| ${name} | ${violations.some((violation) => violation.invariant === name) ? '**no**' : 'yes'} | ${what} |`,
    ),
    '',
    ...NOT_CHECKED,
    '',
    '## Faults',
    '',
    '| fault | times |',
    '|---|---|',
    ...Object.entries(faults)
      .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
      .map(([name, count]) => `| ${name} | ${String(count)} |`),
    '',
    '## Shards',
    '',
    'Odd seeds deliver in disorder within fifty, and one message in twenty twice.',
    '',
    '| seed | faults | operations | seconds | history: events | SHA-256 |',
    '|---|---|---|---|---|---|',
    ...shards.map(
      (shard) =>
        `| ${String(shard.seed)} | ${String(Object.values(shard.faults).reduce((total, count) => total + count, 0))} | ${String(shard.figures.operations)} | ${String(shard.seconds)} | ${String(shard.history.events)} | \`${shard.history.sha256}\` |`,
    ),
    '',
    ...(mutants.length === 0 ? [] : mutantsSection(mutants, controls)),
  ];
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join('\n').trimEnd()}\n`);
}

function mutantsSection(
  mutants: readonly HuntResult[],
  controls: readonly CampaignResult[],
): string[] {
  const clean = controls.every((control) => control.violations.length === 0);
  return [
    '## Planted bugs',
    '',
    'Each is planted in a copy of the built code; the search for lost messages is off, so that losses show.',
    `The same faults without a bug violate ${clean ? 'nothing' : '**something**'}.`,
    '',
    '| bug | caught | by | seconds |',
    '|---|---|---|---|',
    ...mutants.map(
      (mutant) =>
        `| ${mutant.name} | ${mutant.caught ? 'yes' : '**no**'} | ${mutant.violated.join(', ')} | ${String(mutant.seconds)} |`,
    ),
    '',
  ];
}

/** Versions that the report names. */
export async function versionsOf(managementUrl: string): Promise<Record<string, string>> {
  const overview = await management<{ rabbitmq_version: string; erlang_version: string }>(
    managementUrl,
    'GET',
    '/api/overview',
  );
  const { version } = JSON.parse(readFileSync('node_modules/amqplib/package.json', 'utf8')) as {
    version: string;
  };
  return {
    RabbitMQ: overview.rabbitmq_version,
    Erlang: overview.erlang_version,
    amqplib: version,
    Node: process.version.slice(1),
  };
}
