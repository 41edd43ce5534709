const ROWS = JSON.stringify(
  Array.from({ length: 2_000 }, (_, place) => ({
    name: `row ${String(place)}`,
    parts: { from: [place, place + 1], text: String(place) },
  })),
);
const ROUNDS = 240;
/** What the work below takes on an idle machine of two cores that meets the budget of the tests. */
const USUAL_MS = 200;

/**
 * How many times slower than usual this machine does a fixed piece of work now, by itself or
 * because others work too.
 */
export function machineSlowness(now: () => number = () => performance.now()): number {
  const began = now();
  for (let round = 0; round < ROUNDS; round += 1)
    (JSON.parse(ROWS) as { name: string }[]).sort((a, b) => (a.name < b.name ? -1 : 1));
  return (now() - began) / USUAL_MS;
}
