/** A piece of the long run. Each takes less than ten minutes. */
export interface Part {
  readonly name: string;
  /** Built script below `dist/`, and its words. */
  readonly command: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

const TEST = 'tools/test.js';
const SEEDS = [1, 2, 3];
const CHAOS_SEEDS = [1, 2, 3, 4];
const HUNTS = ['1/2', '2/2'];
const PAGES_LOOKED_OVER = ['every-page', 'arbitrators', 'figures-and-services'];
const BENCHES = [
  'hub',
  'backbone',
  'operations',
  'backlog',
  'sharing',
  'workflows',
  'directory',
  'lookups',
];

/** @param keep folder for what parts leave behind */
export function partsOf(keep: string): Part[] {
  const withSeeds = (name: string, words: readonly string[]): Part[] =>
    SEEDS.map((seed) => ({
      name: `${name}, seed ${String(seed)}`,
      command: [TEST, '--only', ...words],
      variables: { HUB_TEST_LONG: '1', HUB_TEST_SEED: String(seed) },
    }));
  const chaos = (name: string, ...words: string[]): Part => ({
    name: `chaos, ${name}`,
    command: [
      'chaos/main.js',
      ...words,
      ...['--keep', keep, '--report', `${keep}/chaos-${name.replaceAll(/[^a-z0-9]+/g, '-')}.md`],
    ],
  });
  return [
    ...withSeeds('properties', ['unit']),
    ...withSeeds('release race', ['integration', '--match', 'release-race']),
    ...withSeeds('workflows', ['integration', '--match', 'workflows/model']),
    ...withSeeds('a year', ['integration', '--match', 'workflows/year']),
    {
      name: 'pages at every width',
      command: [TEST, '--only', 'pages', '--match', `pages/(${PAGES_LOOKED_OVER.join('|')})`],
      variables: { HUB_TEST_LONG: '1' },
    },
    { name: 'cluster', command: [TEST, '--only', 'cluster'] },
    ...CHAOS_SEEDS.map((seed) =>
      chaos(`seed ${String(seed)}`, '--no-mutants', '--shards', '1', '--seed', String(seed)),
    ),
    ...HUNTS.map((part) => chaos(`planted bugs ${part}`, '--shards', '0', '--hunt', part)),
    ...BENCHES.map((bench) => ({ name: `figures, ${bench}`, command: ['bench/main.js', bench] })),
  ];
}
