import type { ContinuumView } from '@hub/contracts/planning';
import { type Refusal, refuse } from '@hub/contracts';

/** The levels of need, what describes each, and what authorities call them. */
export type Continuum = Readonly<ContinuumView>;

/** A level is given for what describes it: whoever reads it knows why. */
export function refuseUndescribed(
  { levels }: Continuum,
  level: number,
  codes: readonly string[],
): Refusal | undefined {
  const known = levels
    .filter((one) => one.level <= level)
    .flatMap(({ descriptors }) => descriptors);
  const own = levels.find((one) => one.level === level)?.descriptors ?? [];
  const unknown = codes.find((code) => known.every((one) => one.code !== code));
  if (unknown !== undefined) return unfit(`says nothing of that level with ${unknown}`);
  return own.some(({ code }) => codes.includes(code))
    ? undefined
    : unfit('needs at least one that describes that level');
}

function unfit(message: string): Refusal {
  return refuse('step_incomplete', undefined, [{ field: 'descriptors', message }]);
}
