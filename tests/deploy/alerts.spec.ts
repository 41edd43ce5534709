import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { SERVICES } from '@hub/contracts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly next: string };
}

const { groups } = parse(readFileSync('deploy/prometheus/alerts.yml', 'utf8')) as {
  groups: { rules: Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const BUILT_IN = new Set(['up']);

/** Names of the figures that the code exposes. */
const exposed = new Set(
  ['libs', 'apps']
    .flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts'))
        .map((path) => readFileSync(join(root, path), 'utf8')),
    )
    .flatMap((source) => [...source.matchAll(/'(hub_[a-z0-9_]+)'/g)].map(([, name]) => name ?? '')),
);

describe('the alert rules', () => {
  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s speaks of a figure that exists, says how urgent it is and what to do',
    (_name, { expr, labels, annotations }) => {
      const [metric] = /^[a-z_:][a-z0-9_:]*/.exec(expr) ?? [];
      expect(BUILT_IN.has(metric ?? '') || exposed.has(metric ?? '')).toBe(true);
      expect(expr).toMatch(/(>|==) \d+$/);
      expect(['page', 'ticket']).toContain(labels.severity);
      expect(annotations.next).toMatch(/\.$/);
      expect(annotations.summary.length).toBeGreaterThan(10);
    },
  );

  it('are loaded by the configuration, which scrapes every service', () => {
    const config = parse(readFileSync('deploy/prometheus/prometheus.yml', 'utf8')) as {
      rule_files: string[];
      scrape_configs: { static_configs: { targets: string[] }[] }[];
    };
    expect(config.rule_files).toEqual(['alerts.yml']);
    const targets = config.scrape_configs.flatMap((one) =>
      one.static_configs.flatMap((part) => part.targets),
    );
    expect(targets.map((target) => target.split(':')[0]).sort()).toEqual([...SERVICES].sort());
  });
});
