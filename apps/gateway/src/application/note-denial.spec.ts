import { expect, it } from '@jest/globals';
import { refuse } from '@hub/contracts';
import type { MessageContext } from '@hub/use-case';
import { asked, CountingIds, FakeUnitOfWork } from '@hub/testing';
import { NoteDenial } from './note-denial.js';

it('leaves the request, its caller and what it was about to be refused in a unit of work, which keeps evidence of that', async () => {
  const seen: [MessageContext, object, object][] = [];
  const work = new FakeUnitOfWork({});
  work.request = async (
    context: MessageContext,
    payload: object,
    handle: (stores: object) => Promise<object>,
  ) => {
    seen.push([context, payload, await handle({})]);
    return refuse('forbidden');
  };
  const { caller } = asked('E09000023');
  const denial = { caller, type: 'episode.start.v1', about: { episodeId: 'e' } };
  const refusal = refuse('not_verified', 'Said to them alone.');
  await new NoteDenial(work, new CountingIds()).execute(denial, refusal);
  expect(seen).toEqual([
    [
      expect.objectContaining({ type: 'episode.start.v1', caller }),
      { episodeId: 'e' },
      refuse('not_verified'),
    ],
  ]);
});
