import { type Refusal, refuse } from '@hub/contracts';
import type { DoubleStartPayload, DoubleStartView } from '@hub/contracts/lookup';
import type { MessageContext } from '@hub/use-case';
import { partiesOf, seeDouble, viewDouble } from '../../domain/episodes/double-start.js';
import type { LookupWork } from '../ports.js';

/** Lets both authorities see that two episodes were to start for one child. */
export class LookAtDoubleStart {
  constructor(private readonly work: LookupWork) {}

  read(
    { doubleStartId }: DoubleStartPayload,
    { caller }: MessageContext,
  ): Promise<DoubleStartView | Refusal> {
    return this.work.read(async ({ doubleStarts }) => {
      const double = await doubleStarts.find(doubleStartId);
      return double && partiesOf(double).includes(caller.authority)
        ? viewDouble(double)
        : refuse('not_found');
    });
  }

  acknowledge(
    payload: DoubleStartPayload,
    context: MessageContext,
  ): Promise<DoubleStartView | Refusal> {
    const { authority } = context.caller;
    return this.work.request(context, payload, async ({ doubleStarts }) => {
      const double = await doubleStarts.lock(payload.doubleStartId);
      if (!double || !partiesOf(double).includes(authority)) return refuse('not_found');
      const { next, facts } = seeDouble(double, authority);
      await doubleStarts.save(next);
      return { result: viewDouble(next), facts };
    });
  }
}
