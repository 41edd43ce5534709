import type { SelectQueryBuilder } from 'typeorm';
import type { ServiceRequestChoice, TransferChoice } from '../../domain/party-choice.js';
import { shownTo } from './shown-to.js';

const SIDES = { in: 'to_authority', out: 'from_authority' } as const;

/** Leaves the rows that `isPartyChosen` of the domain chooses, but what is hidden. */
export function chosenParties<Row extends object>(
  query: SelectQueryBuilder<Row>,
  { authority, personId, episode, state, direction }: TransferChoice | ServiceRequestChoice,
): SelectQueryBuilder<Row> {
  const row = query.alias;
  const sides = direction === undefined ? Object.values(SIDES) : [SIDES[direction]];
  query
    .where(`(${sides.map((side) => `${row}.${side} = :authority`).join(' OR ')})`, { authority })
    .andWhere(shownTo(row), { personId: personId ?? null });
  if (episode !== undefined) query.andWhere(`${row}.episode_id = :episode`, { episode });
  if (state !== undefined) query.andWhere(`${row}.state = :state`, { state });
  return query;
}
