import { isRefusal, type Refusal } from '@hub/contracts';
import type { RecordItem } from '@hub/contracts/shape';
import type {
  AskerCheck,
  CheckAskerPayload,
  CheckLookupPayload,
  GatherLookupsPayload,
  LookupCheck,
  LookupPart,
} from '@hub/internal-messages';
import type { Clock, MessageContext } from '@hub/use-case';
import { fitForStart } from '../../domain/lookups/may-start.js';
import { unansweredFound } from '../../domain/lookups/found-answers.js';
import { checkSettled } from '../../domain/lookups/settlement.js';
import type { LookupWork } from '../ports.js';
import { seenLookup } from './gather-answers.js';
import type { Finding } from './lookup-ports.js';

/** What episode-service asks of lookups: whether one may be used, and who found a record. */
export class ReadUses {
  constructor(
    private readonly work: LookupWork,
    private readonly clock: Clock,
  ) {}

  check(
    {
      lookupId,
      sameChildAs,
      urgent,
      silenceAccepted,
      ownReference: reference,
      answered,
    }: CheckLookupPayload,
    { caller: { authority, personId } }: MessageContext,
  ): Promise<LookupCheck | Refusal> {
    return this.work.read(async ({ lookups, enquiries }) => {
      const consent =
        sameChildAs === undefined ? {} : { consent: { lookup: await lookups.find(sameChildAs) } };
      const at = this.clock.now();
      const lookup = fitForStart(await lookups.find(lookupId), {
        authority,
        personId,
        at,
        ...consent,
      });
      if (isRefusal(lookup)) return lookup;
      const seen = await seenLookup(lookup, enquiries, at);
      const settled = checkSettled(seen, lookup.searchedAt, { at, urgent, silenceAccepted });
      if (isRefusal(settled)) return settled;
      return (
        unansweredFound(seen.rows, answered, { authority, reference }) ?? {
          unanswered: [...settled.unanswered],
        }
      );
    });
  }

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
