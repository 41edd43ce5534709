import * as messages from '@hub/contracts/monitor';
import { FindJourneys } from '@hub/internal-messages';
import { isRefusal, refuse } from '@hub/contracts';
import { pageOf, readPage } from '@hub/use-case';
import { answer, type Handler } from '@hub/service-host';
import type { Observations } from '../../application/ports.js';
import { journeyOf } from '../../domain/journey-of.js';

const MOST_JOURNEYS = 100;

/** What operations see. Each answer is read straight from the projections: there is nothing to decide. */
export function observationHandlers({
  observations,
}: {
  readonly observations: Observations;
}): Handler[] {
  return [
    answer(messages.FindMessages, async (query) => {
      const page = readPage(query);
      if (isRefusal(page)) return page;
      const found = await observations.findMessages(query, page.limit + 1, page.after);
      return pageOf(
        found,
        page.limit,
        ({ at, id }) => ({ at, id }),
        (view) => view,
      );
    }),
    answer(FindJourneys, async ({ subjects, authority }) => {
      const found = await Promise.all(
        subjects.map((subject) => observations.findMessages({ subject }, MOST_JOURNEYS)),
      );
      const own = found.flat().flatMap((message) => journeyOf(message, authority) ?? []);
      return { items: own.sort((a, b) => (a.at < b.at ? 1 : -1)) };
    }),
    answer(
      messages.ReadMessage,
      async ({ messageId }) => (await observations.message(messageId)) ?? refuse('not_found'),
    ),
    answer(
      messages.ReadConversation,
      async ({ conversationId }) =>
        (await observations.conversation(conversationId)) ?? refuse('not_found'),
    ),
    answer(messages.ReadEndpoints, ({ minutes }) => observations.endpoints(minutes ?? 60)),
    answer(messages.ReadAuthorityMatrix, ({ days }) => observations.authorityMatrix(days ?? 7)),
    answer(messages.ReadFailureGroups, () => observations.failureGroups()),
    answer(messages.ReadStuck, ({ seconds }) => observations.stuck(seconds ?? 30)),
    answer(messages.ReadSagas, ({ kind }) => observations.sagas(kind)),
    answer(messages.ReadBroker, () => observations.broker()),
    answer(messages.ReadServices, () => observations.services()),
    answer(messages.ReadProjections, () => observations.projections()),
    answer(messages.RebuildProjections, async () => {
      await observations.rebuild();
      return {};
    }),
  ];
}
