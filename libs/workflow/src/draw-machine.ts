import type { Machine } from './machine.js';

/** The machine as a Mermaid state diagram and a table of its transitions, in Markdown. */
export function drawMachine(machine: Machine<string, string>): string {
  const { states, initial, ends, transitions } = machine;
  const arrows = transitions.flatMap(({ on, from, to }) =>
    from.flatMap((source) => to.map((target) => ({ on, source, target }))),
  );
  const between = new Map<string, string[]>();
  for (const { on, source, target } of arrows) {
    const pair = `${source} --> ${target}`;
    between.set(pair, [...(between.get(pair) ?? []), on]);
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...initial.map((state) => `  [*] --> ${state}`),
    ...[...between].map(([pair, events]) => `  ${pair}: ${events.join(', ')}`),
    ...ends.map((state) => `  ${state} --> [*]`),
    '```',
    '',
    '| state | meaning |',
    '|---|---|',
    ...Object.entries(states).map(([state, meaning]) => `| \`${state}\` | ${meaning} |`),
    '',
    '| event | from | to | who | when |',
    '|---|---|---|---|---|',
    ...transitions.map(
      ({ on, from, to, by, when = '' }) =>
        `| \`${on}\` | ${from.join(', ')} | ${to.join(', ')} | ${by} | ${when} |`,
    ),
    '',
  ].join('\n');
}
