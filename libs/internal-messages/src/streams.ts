import type { EventDefinition, ServiceName } from '@hub/contracts';

/** Facts of one producer: of all that it tells of, or of those whom these fields name alone. */
interface Stream {
  readonly producer: ServiceName;
  readonly subjects?: readonly string[];
}

/**
 * Which producers' events each service takes in. A service takes the facts about one subject whole
 * and lets pass what it does not react to, so that the sequence of a subject has no holes. It may
 * leave out whole kinds of subjects; the ids of what it takes must then name nothing else.
 * Everybody takes operations' orders.
 */
const STREAMS: Readonly<Record<ServiceName, readonly Stream[]>> = {
  gateway: [],
  'directory-service': all('monitor-service'),
  'identity-service': all('monitor-service'),
  'episode-service': [
    ...all(
      'consent-service',
      'arbitration-service',
      'directory-service',
      'identity-service',
      'monitor-service',
    ),
    // Of thousands of lookups a day it needs to know of none.
    { producer: 'lookup-service', subjects: ['joinRequestId'] },
  ],
  'lookup-service': [
    ...all('episode-service', 'monitor-service'),
    { producer: 'consent-service', subjects: ['episodeId'] },
  ],
  'consent-service': [
    ...all('episode-service', 'monitor-service'),
    { producer: 'notification-service', subjects: ['messageId'] },
  ],
  'arbitration-service': all('episode-service', 'monitor-service'),
  'notification-service': all(
    'episode-service',
    'lookup-service',
    'consent-service',
    'arbitration-service',
    'directory-service',
    'identity-service',
    'monitor-service',
  ),
  'monitor-service': [],
  'ledger-service': [],
};

/** Whether a service takes in any facts at all. */
export function takesFacts(consumer: ServiceName): boolean {
  return STREAMS[consumer].length > 0;
}

/** Whether a service is sent this fact. */
export function takes(
  consumer: ServiceName,
  { owner, subject }: Pick<EventDefinition, 'owner' | 'subject'>,
): boolean {
  return STREAMS[consumer].some(
    ({ producer, subjects }) => producer === owner && (subjects?.includes(subject) ?? true),
  );
}

/** What a service takes in, for people: `lookup-service (joinRequestId), monitor-service`. */
export function describeStreams(consumer: ServiceName): string {
  return STREAMS[consumer]
    .map(({ producer, subjects }) =>
      subjects === undefined ? producer : `${producer} (${subjects.join(', ')})`,
    )
    .join(', ');
}

function all(...producers: readonly ServiceName[]): readonly Stream[] {
  return producers.map((producer) => ({ producer }));
}
