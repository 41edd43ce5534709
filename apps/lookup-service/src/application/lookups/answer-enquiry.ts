import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { AnswerLookupEnquiryPayload } from '@hub/contracts/lookup';
import type { Done } from '@hub/contracts/shape';
import type { Clock, Fact, MessageContext } from '@hub/use-case';
import { type Enquiry, isSettled } from '../../domain/lookups/enquiry.js';
import { answeredFact, foundFact } from '../../domain/lookups/lookup-decisions.js';
import type { AuthorityRegister, LookupWork } from '../ports.js';
import { askFoundLater } from '../social-care/ask-social-care.js';
import type { Asking } from './ask-authorities.js';
import type { EnquiryFault, GatherBell } from './lookup-ports.js';
import { contactOf } from './found-episode-view.js';

/**
 * Takes in what the system of a federated authority answers, in time or late. What makes no sense
 * is held against it.
 */
export class AnswerEnquiry {
  constructor(
    private readonly work: LookupWork,
    private readonly register: AuthorityRegister,
    private readonly bell: GatherBell,
    private readonly tools: Asking & { readonly clock: Clock },
  ) {}

  async execute(
    payload: AnswerLookupEnquiryPayload,
    context: MessageContext,
  ): Promise<Done | Refusal> {
    const { authority } = context.caller;
    const authorities = await this.register.all();
    let fault: EnquiryFault['kind'] | undefined;
    let answered: Enquiry | undefined;
    const done = await this.work.request<Done>(context, payload, async (stores) => {
      const { enquiries, lookups, lateAnswers, details } = stores;
      const enquiry = await enquiries.lock(payload.enquiryId, authority);
      const { outcome, episodes = [] } = payload;
      fault = !enquiry
        ? 'unknown_enquiry'
        : isSettled(enquiry)
          ? 'answered_twice'
          : (outcome === 'found') !== episodes.length > 0
            ? 'no_sense'
            : undefined;
      if (!enquiry) return refuse('not_found');
      if (fault === 'answered_twice') return refuse('conflict', 'It was answered already.');
      if (fault === 'no_sense') return refuse('enquiry_answer_invalid');
      const leadCafContact = contactOf(authority, authorities);
      const at = this.tools.clock.now();
      answered = {
        ...enquiry,
        answer: {
          outcome,
          episodes: episodes.map((episode) => ({ ...episode, leadCafContact })),
        },
        answeredAt: at,
      };
      await enquiries.answer(answered);
      await lateAnswers.wake(authority, at, enquiry.lookupId);
      const lookup = await lookups.lock(enquiry.lookupId);
      if (!lookup)
        throw new Error(`An enquiry belongs to a lookup, but there is no ${enquiry.lookupId}`);
      await lookups.addFindings(
        enquiry.lookupId,
        episodes.map(({ reference }) => ({ authority, reference })),
        context.messageId,
      );
      const facts: Fact[] = episodes.map(({ reference }) =>
        foundFact({ authority, reference }, lookup),
      );
      if (outcome === 'found') {
        const child = await details.find(lookup.id);
        const about = { lookup, at };
        const found = { stores, authorities };
        facts.push(...(await askFoundLater(authority, child, about, found, this.tools)));
      }
      if (at >= enquiry.awaitedUntil) {
        facts.push(answeredFact(lookup, at));
        await lookups.noteAnswered(lookup.id, at);
      }
      return { result: {}, facts };
    });
    if (isRefusal(done) && fault) await this.hold(fault, payload, authority);
    if (answered) this.bell.ring(answered.lookupId);
    return done;
  }

  private hold(
    kind: EnquiryFault['kind'],
    { enquiryId }: AnswerLookupEnquiryPayload,
    authority: string,
  ): Promise<void> {
    const { clock, ids } = this.tools;
    return this.work.repeatable(({ enquiries }) =>
      enquiries.addFault({ id: ids.next(), authority, enquiryId, kind, at: clock.now() }),
    );
  }
}
