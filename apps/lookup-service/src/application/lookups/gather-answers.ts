import type { LookupView, StartLookupPayload } from '@hub/contracts/lookup';
import type { Clock, MessageContext } from '@hub/use-case';
import { isGathering } from '../../domain/lookups/enquiry.js';
import type { Lookup } from '../../domain/lookups/lookup.js';
import type { LookupPolicy } from '../../domain/lookups/lookup-policy.js';
import type { LookupWork, Pause } from '../ports.js';
import { enquiryFacts } from './ask-authorities.js';
import type { SocialCareStore } from '../social-care/social-care-ports.js';
import type { EnquirySealer, EnquiryStore, GatherBell } from './lookup-ports.js';
import { lookupView } from './lookup-view.js';

/**
 * Another copy of the service may take an answer in: so often it is looked for, however quiet it
 * is.
 */
const LOOK_EVERY_MS = 100;

export interface GatherTools {
  readonly clock: Clock;
  readonly pause: Pause;
  readonly bell: GatherBell;
  readonly sealer: EnquirySealer;
  readonly policy: LookupPolicy;
}

/**
 * Waits for the answers of those who are asked live, and asks the silent once more when half of the
 * time is over.
 */
export class GatherAnswers {
  constructor(
    private readonly work: LookupWork,
    private readonly tools: GatherTools,
  ) {}

  /** The lookup as it stands when all have answered, or when nobody waits any longer. */
  async execute(
    lookup: Pick<LookupView, 'id' | 'askedAt'>,
    question: StartLookupPayload,
    context: MessageContext,
    waitMs: number,
  ): Promise<LookupView> {
    const { clock, pause } = this.tools;
    const gathered = this.gather(lookup, question, context);
    const left = Date.parse(lookup.askedAt) + waitMs - Date.parse(clock.now());
    await Promise.race([gathered, pause(Math.max(left, 0))]);
    return this.seen(lookup);
  }

  private async gather(
    { id, askedAt }: Pick<LookupView, 'id' | 'askedAt'>,
    question: StartLookupPayload,
    context: MessageContext,
  ): Promise<void> {
    const { clock, bell, policy } = this.tools;
    const began = Date.parse(askedAt);
    let askedAgain = false;
    for (;;) {
      const now = clock.now();
      const waiting = (await this.work.read(({ enquiries }) => enquiries.ofLookup(id))).filter(
        (enquiry) => isGathering(enquiry, now),
      );
      const passed = Date.parse(now) - began;
      const turn = askedAgain ? policy.federation.deadlineMs : policy.federation.deadlineMs / 2;
      if (waiting.length === 0) return;
      if (!askedAgain && passed >= turn) {
        askedAgain = true;
        await this.askAgain(id, question, context);
      } else {
        await bell.wait(id, waiting.length, Math.max(1, Math.min(LOOK_EVERY_MS, turn - passed)));
      }
    }
  }

  private async askAgain(
    lookupId: string,
    question: StartLookupPayload,
    { idempotencyKey: _first, ...context }: MessageContext,
  ): Promise<void> {
    const { clock, policy, sealer } = this.tools;
    await this.work.request(context, {}, async ({ enquiries }) => {
      const at = clock.now();
      const again = await enquiries.askAgain(lookupId, at);
      const federated = await enquiries.federated(at, policy.federation.missesToSuspend);
      const still = again.filter(({ authority }) =>
        federated.some((one) => one.authority === authority),
      );
      return {
        result: {},
        facts: await enquiryFacts(
          still,
          federated,
          { ...question, by: context.caller.authority },
          sealer,
        ),
      };
    });
  }

  private seen({ id }: Pick<LookupView, 'id'>): Promise<LookupView> {
    return this.work.read(async (stores) => {
      const lookup = await stores.lookups.find(id);
      if (!lookup) throw new Error(`A lookup that was asked is kept, but there is no ${id}`);
      return seenLookup(lookup, stores, this.tools.clock.now());
    });
  }
}

/** Where what was put to other systems is read; social care only where it is to be shown. */
interface Sources {
  readonly enquiries: Pick<EnquiryStore, 'ofLookup'>;
  readonly socialCare?: Pick<SocialCareStore, 'ofLookup'>;
}

/** The lookup as its asker sees it at that instant. */
export async function seenLookup(
  lookup: Lookup,
  { enquiries, socialCare }: Sources,
  now: string,
): Promise<LookupView> {
  const live = isAskedLive(lookup) ? await enquiries.ofLookup(lookup.id) : [];
  const said = socialCare && asksSocialCare(lookup) ? await socialCare.ofLookup(lookup.id) : [];
  return lookupView(lookup, live, now, said);
}

/** Many of them as their askers see them, without what social care says. */
export async function seenLookups(
  lookups: readonly Lookup[],
  enquiries: Pick<EnquiryStore, 'ofLookups'>,
  now: string,
): Promise<LookupView[]> {
  const live = await enquiries.ofLookups(lookups.filter(isAskedLive).map(({ id }) => id));
  return lookups.map((lookup) =>
    lookupView(
      lookup,
      live.filter(({ lookupId }) => lookupId === lookup.id),
      now,
    ),
  );
}

function asksSocialCare({ purpose, socialCare }: Lookup): boolean {
  return purpose === 'safeguarding' || socialCare !== undefined;
}

function isAskedLive(lookup: Lookup): boolean {
  return (
    lookup.state === 'answered' && lookup.answers.some(({ outcome }) => outcome === 'asked_live')
  );
}
