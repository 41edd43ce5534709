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
  await new NoteDenial(work, new CountingIds()).execute({
    caller,
    type: 'episode.start.v1',
    about: { episodeId: 'e' },
  });
  expect(seen).toEqual([
    [
      expect.objectContaining({ type: 'episode.start.v1', caller }),
      { episodeId: 'e' },
      refuse('forbidden'),
    ],
  ]);
});
