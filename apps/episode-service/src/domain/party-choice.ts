import type { TransferView } from '@hub/contracts/episode';
import type { ServiceRequestView } from '@hub/contracts/provision';
import type { Direction } from '@hub/contracts/shape';

/** Which things between two authorities a list shows to one of them. */
interface PartyChoice<State extends string> {
  readonly authority: string;
  /** Who of its people looks, where a person does. */
  readonly personId?: string | undefined;
  readonly episode?: string;
  readonly state?: State;
  readonly direction?: Direction;
}

export type TransferChoice = PartyChoice<TransferView['state']>;
export type ServiceRequestChoice = PartyChoice<ServiceRequestView['state']>;

interface BetweenTwo {
  readonly episodeId: string;
  readonly state: string;
  readonly fromAuthority: string;
  readonly toAuthority: string;
}

export function isPartyChosen(
  { episodeId, state, fromAuthority, toAuthority }: BetweenTwo,
  choice: PartyChoice<string>,
): boolean {
  const { authority, direction } = choice;
  return (
    ((direction !== 'in' && fromAuthority === authority) ||
      (direction !== 'out' && toAuthority === authority)) &&
    (choice.episode === undefined || choice.episode === episodeId) &&
    (choice.state === undefined || choice.state === state)
  );
}
