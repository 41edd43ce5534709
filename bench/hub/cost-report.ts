import { percentiles } from '../percentiles.js';

/** Figures by share: the services together, the database, the broker. */
export type Shares = Record<string, number>;

/** What a hub was found to use. */
export interface HubCost {
  readonly name: string;
  readonly idleSeconds: Shares;
  readonly lookupMilliseconds: Shares;
  readonly startMilliseconds: Shares;
  readonly releaseMilliseconds: Shares;
  readonly megabytesAtRest: Shares;
  readonly megabytesAfter: Shares;
  /** How long callers waited. */
  readonly answers: Readonly<Record<string, readonly number[]>>;
}

const SIMULATORS = 'borough-simulator';
const NAMED: Readonly<Record<string, string>> = { postgresql: 'PostgreSQL', rabbitmq: 'RabbitMQ' };
const SERVICES = 'services';

/**
 * Adds figures by process up to shares; the simulated case systems and helpers are not the hub's.
 */
export function sharesOf(
  figures: Readonly<Record<string, number>>,
  convert: (name: string, figure: number) => number,
): Shares {
  const shares: Shares = {};
  for (const [name, figure] of Object.entries(figures)) {
    if (name === SIMULATORS || name === 'other') continue;
    const share = NAMED[name] ?? SERVICES;
    shares[share] = (shares[share] ?? 0) + convert(name, figure);
  }
  return shares;
}

/** The comparison as Markdown. */
export function costReport(
  before: HubCost,
  after: HubCost,
  counts: { readonly lookups: number; readonly starts: number; readonly releases: number },
): string {
  const rows = (what: string, of: (hub: HubCost) => Shares): string[] => {
    const total = (hub: HubCost): number => Object.values(of(hub)).reduce((sum, one) => sum + one);
    return [
      ...Object.keys(of(after)).map((share) =>
        row(`${what}: ${share}`, of(before)[share] ?? 0, of(after)[share] ?? 0),
      ),
      row(`${what}: all`, total(before), total(after)),
    ];
  };
  const waited = (what: string): string[] => {
    const [was, is] = [before, after].map(({ answers }) => percentiles(answers[what] ?? []));
    return (['p50', 'p95', 'p99'] as const).map((share) =>
      row(`${what} answered, ${share}, ms`, was?.[share] ?? 0, is?.[share] ?? 0),
    );
  };
  const lines = [
    '# What a lookup, a start and a release cost, before and after',
    '',
    'Made by `node dist/bench/hub/compare-cost.js <checkout before> <checkout after>`. Both hubs run beside each other on one',
    'machine and are asked the same in turns, so that what else the machine does meets both alike: the ratios count. Processor',
    `time is what the kernel counted for the processes over ${String(counts.lookups)} lookups, ${String(counts.starts)} starts and ${String(counts.releases)} releases,`,
    'with all that they set off, less what the hub uses at rest. Memory is PSS. A start is weighed without its consent and its',
    'lookup, a release without its document. Simulated case systems are left out.',
    '',
    `| | before (${before.name}) | after (${after.name}) | ratio |`,
    '|---|---|---|---|',
    ...rows('processor ms of a lookup', (hub) => hub.lookupMilliseconds),
    ...rows('processor ms of a start', (hub) => hub.startMilliseconds),
    ...rows('processor ms of a release', (hub) => hub.releaseMilliseconds),
    ...rows('processor s at rest, in 20 s', (hub) => hub.idleSeconds),
    ...rows('MB at rest', (hub) => hub.megabytesAtRest),
    ...rows('MB after the run', (hub) => hub.megabytesAfter),
    ...waited('lookup'),
    ...waited('start'),
    ...waited('release'),
    '',
    'Since 0.8.0 lookup-service and identity-service are processes of their own, with the memory that a process takes. A start',
    'asks lookup-service whether its lookup may be used, and what the lookup found is kept with the episode.',
  ];
  return `${lines.join('\n')}\n`;
}

function row(what: string, before: number, after: number): string {
  return `| ${what} | ${before.toFixed(1)} | ${after.toFixed(1)} | ${(after / before).toFixed(2)} |`;
}
