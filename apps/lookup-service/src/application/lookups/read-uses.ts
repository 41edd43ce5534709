import {
  type Done,
  type ReadLookupPayload,
  type RecordItem,
  type Refusal,
  refuse,
} from '@hub/contracts';
import type { GatherLookupsPayload, LookupPart } from '@hub/internal-messages';
import type { MessageContext } from '@hub/use-case';
import { isAsked } from '../../domain/lookups/lookup.js';
import type { LookupWork } from '../ports.js';
import type { Finding } from './lookup-ports.js';

/** What episode-service asks of lookups: whether one may be used, and who found a record. */
export class ReadUses {
  constructor(private readonly work: LookupWork) {}

  check({ lookupId }: ReadLookupPayload, { caller }: MessageContext): Promise<Done | Refusal> {
    return this.work.read(async ({ lookups }) => {
      const lookup = await lookups.find(lookupId);
      if (lookup?.authority !== caller.authority) return refuse('lookup_missing');
      if (!isAsked(lookup.view))
        return refuse('lookup_missing', 'That lookup was not answered yet.');
      return {};
    });
  }

  gather(record: GatherLookupsPayload): Promise<LookupPart> {
    return this.work.read(async ({ lookups }) => ({
      items: (await lookups.thatFound(record)).map(findingItem),
    }));
  }
}

function findingItem({ lookup: { view, authority, personId }, message }: Finding): RecordItem {
  const by = personId === undefined ? [] : [{ name: 'Who looked', value: personId }];
  const fields = [
    { name: 'Why', value: view.purpose },
    ...by,
    { name: 'What they were shown', value: 'that an assessment exists, and whom to contact' },
  ];
  return {
    id: `lookup-${view.id}`,
    section: 'lookups',
    title: 'Somebody looked whether an assessment exists',
    at: view.askedAt,
    authority,
    provenBy: message,
    fields,
  };
}
