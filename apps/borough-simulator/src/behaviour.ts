/** How a simulated case system treats what it receives. */
export interface Behaviour {
  /**
   * `normal` reacts and confirms; `silent` takes messages in but says nothing; `wrong` also sends
   * nonsense.
   */
  readonly mode: 'normal' | 'silent' | 'wrong';
  /** Milliseconds before each reaction. */
  readonly delayMs: number;
  /** Whether it takes over the role of Lead Professional when asked. */
  readonly transfers: 'accept' | 'decline' | 'ignore';
}

export const NORMAL: Behaviour = { mode: 'normal', delayMs: 0, transfers: 'accept' };

const MODES = ['normal', 'silent', 'wrong'];
const ANSWERS = ['accept', 'decline', 'ignore'];
const MOST_DELAY_MS = 600_000;

/**
 * A behaviour from outside data, on top of the present one; undefined where a field is not valid.
 */
export function readBehaviour(data: unknown, present: Behaviour): Behaviour | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const behaviour = { ...present, ...data };
  const { mode, delayMs, transfers } = behaviour;
  const valid =
    MODES.includes(mode) &&
    ANSWERS.includes(transfers) &&
    Number.isInteger(delayMs) &&
    delayMs >= 0 &&
    delayMs <= MOST_DELAY_MS;
  return valid ? { mode, delayMs, transfers } : undefined;
}
