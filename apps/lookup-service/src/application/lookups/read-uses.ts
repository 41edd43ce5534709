import { isRefusal } from '@hub/contracts';
import type { RecordItem } from '@hub/contracts/shape';
import type {
  AskerCheck,
  CheckAskerPayload,
  GatherLookupsPayload,
  LookupPart,
} from '@hub/internal-messages';
import type { Clock, MessageContext } from '@hub/use-case';
import { fitForStart } from '../../domain/lookups/may-start.js';
import type { LookupWork } from '../ports.js';
import type { Finding } from './lookup-ports.js';

/** What other services ask of lookups: whose one is, and who found a record. */
export class ReadUses {
  constructor(
    private readonly work: LookupWork,
    private readonly clock: Clock,
  ) {}

  /** What it found, and who is silent, is for the start to ask. */
  checkAsker(
    { lookupId }: CheckAskerPayload,
    { caller: { authority, personId } }: MessageContext,
  ): Promise<AskerCheck> {
    const at = this.clock.now();
    return this.work.read(async ({ lookups }) => {
      const lookup = fitForStart(await lookups.find(lookupId), { authority, personId, at });
      return { isTheirs: !isRefusal(lookup) };
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
