import type { Refusal } from '@hub/contracts';
import type { Done, RecordItem } from '@hub/contracts/shape';
import type { CheckLookupPayload, GatherLookupsPayload, LookupPart } from '@hub/internal-messages';
import type { Clock, MessageContext } from '@hub/use-case';
import { unfitForStart } from '../../domain/lookups/may-start.js';
import type { LookupWork } from '../ports.js';
import type { Finding } from './lookup-ports.js';

/** What episode-service asks of lookups: whether one may be used, and who found a record. */
export class ReadUses {
  constructor(
    private readonly work: LookupWork,
    private readonly clock: Clock,
  ) {}

  check(
    { lookupId, sameChildAs }: CheckLookupPayload,
    { caller: { authority, personId } }: MessageContext,
  ): Promise<Done | Refusal> {
    return this.work.read(async ({ lookups }) => {
      const consent =
        sameChildAs === undefined ? {} : { consent: { lookup: await lookups.find(sameChildAs) } };
      const start = { authority, personId, at: this.clock.now(), ...consent };
      return unfitForStart(await lookups.find(lookupId), start) ?? {};
    });
  }

  gather(record: GatherLookupsPayload): Promise<LookupPart> {
    return this.work.read(async ({ lookups }) => ({
      items: (await lookups.thatFound(record)).map(findingItem),
    }));
  }
}

function findingItem({ lookup, message }: Finding): RecordItem {
  const { id, authority, personId, purpose, askedAt } = lookup;
  const by = personId === undefined ? [] : [{ name: 'Who looked', value: personId }];
  const fields = [
    { name: 'Why', value: purpose },
    ...by,
    { name: 'What they were shown', value: 'that an assessment exists, and whom to contact' },
  ];
  return {
    id: `lookup-${id}`,
    section: 'lookups',
    title: 'Somebody looked whether an assessment exists',
    at: askedAt,
    authority,
    provenBy: message,
    fields,
  };
}
