import { authorityName } from '@hub/contracts';
import type { DisputeView } from '@hub/contracts/arbitration';
import { type AuthorityView, ReadAuthority } from '@hub/contracts/identity';
import type { HubApi } from '../../api/hub-api.js';
import type { Fact } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { listed } from '../../words/lists.js';
import { partiesOf } from './dispute-words.js';

/**
 * Whom to ring at each other side at this hour, where a child may come to harm while nobody has
 * decided: the hours to answer run at night as well.
 */
export async function whoAnswersNow(
  api: Pick<HubApi, 'read'>,
  dispute: DisputeView,
  viewer: Pick<Person, 'authority'>,
): Promise<Fact[]> {
  const isOpen = dispute.state === 'open' || dispute.state === 'arbitration';
  if (!dispute.riskOfHarm || !isOpen) return [];
  const others = partiesOf(dispute).filter((code) => code !== viewer.authority);
  return Promise.all(others.map(async (gss) => reachOf(await api.read(ReadAuthority, { gss }))));
}

/** Teams that can be reached now; where none can, the lead CAF contact and that all are closed. */
export function reachOf({ code, teams, reachableNow, leadCafContact }: AuthorityView): Fact {
  const open = teams.filter(({ name }) => reachableNow.includes(name)).map(numberOf);
  const value =
    open.length > 0
      ? listed(open)
      : `No team is open now. The lead CAF contact is ${numberOf(leadCafContact)}.`;
  return { key: `Who answers now at ${authorityName(code)}`, value };
}

function numberOf({
  name,
  phone,
  email,
}: {
  name: string;
  phone?: string;
  email?: string;
}): string {
  const how = phone ?? email;
  return how === undefined ? name : `${name} (${how})`;
}
