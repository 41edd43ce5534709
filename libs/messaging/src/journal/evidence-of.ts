import type { Evidence } from '@hub/journal';
import type { EvidenceDetail, Fact, MessageContext } from '@hub/use-case';

/**
 * What the ledger keeps of a request: what its context, its facts and its use case say, no field of
 * its payload but the episode it names, and no fact that its caller must not learn of.
 */
export function evidenceOf(
  { type: action, messageId: message, correlationId: conversation, caller }: MessageContext,
  payload: object,
  caused: readonly Fact[],
  said: Pick<Evidence, 'outcome' | 'request'> & EvidenceDetail,
): Evidence {
  const facts = caused.filter(({ event }) => event.hidden !== true);
  const { authority, personId, clientId, door } = caller;
  const episode =
    said.episode ??
    [payload, ...facts.map((fact) => fact.payload)].map(episodeIn).find((id) => id !== undefined);
  const told = new Set([...(said.concerning ?? []), ...facts.flatMap((fact) => fact.recipients)]);
  return {
    action,
    by: { authority, clientId, door, ...(personId === undefined ? {} : { personId }) },
    message,
    conversation,
    ...said,
    ...(episode === undefined ? {} : { episode }),
    ...(told.size === 0 ? {} : { concerning: [...told].sort() }),
    ...(facts.length === 0
      ? {}
      : {
          facts: facts.map(
            ({ event, payload: told }) =>
              `${event.type} ${String((told as Record<string, unknown>)[event.subject])}`,
          ),
        }),
  };
}

/** The episode that something names. */
export function episodeIn(payload: object): string | undefined {
  const { episodeId } = payload as { episodeId?: unknown };
  return typeof episodeId === 'string' ? episodeId : undefined;
}
