import * as monitor from '@hub/contracts/monitor';
import { FindJourneys } from '@hub/internal-messages';
import { isRefusal, refuse } from '@hub/contracts';
import { pageOf, readPage } from '@hub/use-case';
import { answer, type Handler } from '@hub/service-host';
import type { Messages, Observations, Shields } from '../../application/ports.js';
import { journeyOf } from '../../domain/journey-of.js';

const MOST_JOURNEYS = 100;

/**
 * What operations see. Each answer is read straight from the projections: there is nothing to
 * decide.
 */
export function observationHandlers({
  messages,
  observations,
  shields,
}: {
  readonly messages: Messages;
  readonly observations: Observations;
  readonly shields: Shields;
}): Handler[] {
  return [
    answer(monitor.FindMessages, async (query) => {
      const page = readPage(query);
      if (isRefusal(page)) return page;
      const found = await messages.find(query, await shields.hidden(), page.limit + 1, page.after);
      return pageOf(
        found,
        page.limit,
        ({ at, id }) => ({ at, id }),
        (view) => view,
      );
    }),
    answer(FindJourneys, async ({ subjects, authority }) => {
      // An authority sees its own part alone, whatever is hidden from others.
      const found = await Promise.all(
        subjects.map((subject) => messages.find({ subject }, [], MOST_JOURNEYS)),
      );
      const own = found.flat().flatMap((message) => journeyOf(message, authority) ?? []);
      return { items: own.sort((a, b) => (a.at < b.at ? 1 : -1)) };
    }),
    answer(
      monitor.ReadMessage,
      async ({ messageId }) =>
        (await messages.read(messageId, await shields.hidden())) ?? refuse('not_found'),
    ),
    answer(
      monitor.ReadConversation,
      async ({ conversationId }) =>
        (await messages.conversation(conversationId, await shields.hidden())) ??
        refuse('not_found'),
    ),
    answer(monitor.ReadEndpoints, ({ minutes }) => observations.endpoints(minutes ?? 60)),
    answer(monitor.ReadAuthorityMatrix, async ({ days }) =>
      observations.authorityMatrix(days ?? 7, await shields.hidden()),
    ),
    answer(monitor.ReadFailureGroups, () => observations.failureGroups()),
    answer(monitor.ReadStuck, async ({ seconds }) =>
      observations.stuck(seconds ?? 30, await shields.hidden()),
    ),
    answer(monitor.ReadSagas, ({ kind }) => observations.sagas(kind)),
    answer(monitor.ReadBroker, () => observations.broker()),
    answer(monitor.ReadServices, () => observations.services()),
    answer(monitor.ReadProjections, () => observations.projections()),
    answer(monitor.RebuildProjections, async () => {
      await observations.rebuild();
      return {};
    }),
  ];
}
