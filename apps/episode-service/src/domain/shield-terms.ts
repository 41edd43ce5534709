import type { SetShieldPayload } from '@hub/contracts/protection';

/** Keeps an episode from authorities that would find the family by it. */
export interface Shield {
  readonly hiddenFrom: readonly string[];
  readonly because: SetShieldPayload['because'];
  readonly since: string;
}
