import { isRefusal } from '@hub/contracts';
import type { SocialCareAnswers } from '@hub/contracts/lookup';
import { type GatheredItem, namingField } from '@hub/contracts/shape';
import type {
  AgeReading,
  AskerCheck,
  CheckAskerPayload,
  GatherLookupsPayload,
  LookupPart,
  ReadAgePayload,
} from '@hub/internal-messages';
import type { Clock, MessageContext } from '@hub/use-case';
import { ageOn } from '../../domain/lookups/age.js';
import { fitForStart } from '../../domain/lookups/may-start.js';
import { socialCareFields } from '../social-care/social-care-fields.js';
import type { LookupWork } from '../ports.js';
import { childOf } from './child-of.js';
import { seenLookup } from './gather-answers.js';
import type { Finding } from './lookup-ports.js';

/** What other services ask of lookups: whose one is, how old its child, and who found a record. */
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

  /** From the details that are kept for the start; after it, from those in the index. */
  readAge(
    { lookupId, on }: ReadAgePayload,
    { caller: { authority } }: MessageContext,
  ): Promise<AgeReading> {
    return this.work.read(async (stores) => {
      const lookup = await stores.lookups.find(lookupId);
      if (lookup?.authority !== authority || lookup.state === 'withdrawn') return {};
      const age = ageOn(on, await childOf(lookupId, stores));
      return age === undefined ? {} : { age };
    });
  }

  gather(record: GatherLookupsPayload): Promise<LookupPart> {
    const now = this.clock.now();
    return this.work.read(async (stores) => {
      const items: GatheredItem[] = [];
      for (const finding of await stores.lookups.thatFound(record)) {
        const { socialCare } = await seenLookup(finding.lookup, stores, now);
        items.push(findingItem(finding, socialCare));
      }
      return { items };
    });
  }
}

function findingItem(
  { lookup, message }: Finding,
  socialCare: SocialCareAnswers | undefined,
): GatheredItem {
  const { id, authority, personId, purpose, askedAt } = lookup;
  const fields = [
    { name: 'Why', value: purpose },
    ...namingField('Who looked', personId),
    { name: 'What they were shown', value: 'that an assessment exists, and whom to contact' },
    ...(socialCare ? socialCareFields(socialCare) : []),
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
