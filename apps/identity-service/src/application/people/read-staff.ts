import { type Refusal, refuse } from '@hub/contracts';
import type { ListStaffPayload, StaffPage, StaffPayload, StaffView } from '@hub/contracts/identity';
import { isId } from '@hub/contracts/shape';
import type { Clock, MessageContext } from '@hub/use-case';
import type { Staff } from '../../domain/people/staff.js';
import type { IdentityStores, IdentityWork } from '../ports.js';
import { readLeads } from './staff-now.js';
import { staffView } from './staff-view.js';

const DEFAULT_LIMIT = 50;

/** What an authority keeps about its own staff. */
export class ReadStaff {
  constructor(
    private readonly work: IdentityWork,
    private readonly clock: Clock,
  ) {}

  one({ personId }: StaffPayload, { caller }: MessageContext): Promise<StaffView | Refusal> {
    return this.work.read(async (stores) => {
      const staff = await stores.staff.find(personId);
      if (staff?.authority !== caller.authority) return refuse('not_found');
      return viewOne(staff, stores, this.clock.now());
    });
  }

  list(
    { ended = false, offered = false, cursor, limit = DEFAULT_LIMIT }: ListStaffPayload,
    { caller: { authority } }: MessageContext,
  ): Promise<StaffPage | Refusal> {
    if (cursor !== undefined && !isId(cursor))
      return Promise.resolve(
        refuse('invalid_request', undefined, [
          { field: 'cursor', message: 'is not a cursor of this list' },
        ]),
      );
    return this.work.read(async (stores) => {
      const found = await stores.staff.list({
        ...{ authority, ended, limit: limit + 1 },
        ...(offered ? { offered } : {}),
        ...(cursor === undefined ? {} : { after: cursor }),
      });
      const page = found.slice(0, limit);
      const items = await viewStaff(page, stores, this.clock.now());
      const last = found.length > limit ? page.at(-1) : undefined;
      return { items, ...(last ? { nextCursor: last.id } : {}) };
    });
  }
}

export async function viewOne(
  staff: Staff,
  stores: Pick<IdentityStores, 'people' | 'register'>,
  now: string,
): Promise<StaffView> {
  const [view] = await viewStaff([staff], stores, now);
  if (!view) throw new Error('A member of staff without a view');
  return view;
}

/**
 * Staff of one authority: who leads there is read once.
 *
 * @throws Error where somebody is kept and not known
 */
async function viewStaff(
  staff: readonly Staff[],
  { people, register }: Pick<IdentityStores, 'people' | 'register'>,
  now: string,
): Promise<StaffView[]> {
  const [first] = staff;
  if (!first) return [];
  const known = new Map(
    (await people.findAll(staff.map(({ id }) => id))).map((person) => [person.id, person]),
  );
  const leads = await readLeads(register, first.authority, now);
  return staff.map((one) => {
    const person = known.get(one.id);
    if (!person) throw new Error('A member of staff who is kept is nobody');
    return staffView(one, person, leads);
  });
}
