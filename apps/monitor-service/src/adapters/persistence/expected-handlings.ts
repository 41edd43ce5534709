import { type EventDefinition, type MessageDefinition, SERVICES } from '@hub/contracts';
import { allMessages, takes } from '@hub/internal-messages';

const isFact = (message: MessageDefinition): message is EventDefinition => message.kind === 'event';

/** Who is to handle whose facts: all of them, or those of some types. */
const EXPECTED = SERVICES.flatMap((consumer) =>
  SERVICES.flatMap((producer) => {
    const facts = allMessages()
      .filter(isFact)
      .filter(({ owner }) => owner === producer);
    const taken = facts.filter((fact) => takes(consumer, fact)).map(({ type }) => `'${type}'`);
    if (taken.length === 0) return [];
    const types = taken.length === facts.length ? 'NULL::text[]' : `ARRAY[${taken.join(', ')}]`;
    return [`('${producer}', '${consumer}', ${types})`];
  }),
).join(', ');

/**
 * SQL: a row `expected(consumer)` for each service that is to handle a message.
 *
 * @param producer expression for who published it
 * @param type expression for its type
 */
export function expectedOf(producer: string, type: string): string {
  return `(SELECT takes.consumer FROM (VALUES ${EXPECTED}) AS takes(producer, consumer, types)
    WHERE takes.producer = ${producer}
      AND (takes.types IS NULL OR ${type} = ANY(takes.types))) AS expected`;
}
