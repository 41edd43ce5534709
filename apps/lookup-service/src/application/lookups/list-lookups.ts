import { isRefusal, type Refusal } from '@hub/contracts';
import type {
  ListLookupsPayload,
  LookupPage,
  LookupSummary,
  LookupView,
} from '@hub/contracts/lookup';
import { type Caller, type Clock, type MessageContext, pageOf, readPage } from '@hub/use-case';
import type { LookupWork } from '../ports.js';
import { seenLookups } from './gather-answers.js';
import type { LookupSide } from './lookup-ports.js';

/**
 * Lists lookups to who asked them or is named for them, and those of an authority to its lead CAF
 * contacts.
 */
export class ListLookups {
  constructor(
    private readonly work: LookupWork,
    private readonly clock: Clock,
  ) {}

  async execute(
    query: ListLookupsPayload,
    { caller }: MessageContext,
  ): Promise<LookupPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const { of = 'mine', status, since } = query;
    const side = sideOf(of, caller);
    // A system that acts for nobody asked none itself; colleagues do not browse each other’s.
    if (!side) return { items: [] };
    const filters = {
      ...(status === undefined ? {} : { status }),
      ...(since === undefined ? {} : { since }),
    };
    const now = this.clock.now();
    const seen = await this.work.read(async ({ lookups, enquiries }) => {
      const found = await lookups.list(side, { ...page, ...filters, now, limit: page.limit + 1 });
      return seenLookups(found, enquiries, now);
    });
    return pageOf(seen, page.limit, ({ askedAt: at, id }) => ({ at, id }), summary);
  }
}

function sideOf(
  of: NonNullable<ListLookupsPayload['of']>,
  { authority, personId, roles }: Caller,
): LookupSide | undefined {
  if (of === 'authority') return roles.includes('lead_caf_contact') ? { authority } : undefined;
  return personId === undefined ? undefined : { authority, personId, orNamed: true };
}

function summary({
  rows: _rows,
  coverage: _coverage,
  hubUpTo: _upTo,
  notes: _notes,
  spokenOn: _spoken,
  refusedBecause: _because,
  ...shown
}: LookupView): LookupSummary {
  return shown;
}
