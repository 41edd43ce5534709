import type { SetShieldPayload } from '@hub/contracts/protection';
import type { Viewer } from '@hub/use-case';

/** Keeps an episode from authorities, and from people, who would find the family by it. */
export interface Shield {
  readonly hiddenFrom: readonly string[];
  /** Single people, whoever they work for. */
  readonly hiddenFromPeople?: readonly string[];
  /** For whom those work: there nobody hears who looks for the child. */
  readonly employers?: readonly string[];
  readonly because: SetShieldPayload['because'];
  readonly since: string;
}

/** Whether somebody sees nothing by their name, whoever they work for. */
export function isNamed(
  { hiddenFromPeople = [] }: Partial<Shield> = {},
  { personId }: Pick<Viewer, 'personId'>,
): boolean {
  return personId !== undefined && hiddenFromPeople.includes(personId);
}

/** Whether that person, or anybody of that authority where no person is named, sees nothing. */
export function isHidden(shield: Partial<Shield> | undefined, viewer: Viewer): boolean {
  return isNamed(shield, viewer) || shield?.hiddenFrom?.includes(viewer.authority) === true;
}
