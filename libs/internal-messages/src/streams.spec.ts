import { describe, expect, it } from '@jest/globals';
import { SERVICES } from '@hub/contracts';
import { allMessages } from './catalogue.js';
import { describeStreams, takes, takesFacts } from './streams.js';

const facts = allMessages().filter((message) => message.kind === 'event');

describe('Streams', () => {
  it('send episode-service who may join, and no lookup', () => {
    const sent = facts.filter((fact) => takes('episode-service', fact)).map(({ type }) => type);
    expect(sent).toContain('join_request.agreed.v1');
    expect(sent.filter((type) => type.startsWith('lookup'))).toEqual([]);
  });

  it('send every fact about a subject or none, so that a sequence has no holes', () => {
    for (const service of SERVICES)
      for (const { owner, subject } of facts) {
        const alike = facts.filter((fact) => fact.owner === owner && fact.subject === subject);
        expect(new Set(alike.map((fact) => takes(service, fact))).size).toBe(1);
      }
  });

  it('say for people what is left out', () => {
    expect(describeStreams('lookup-service')).toBe(
      'episode-service, monitor-service, consent-service (episodeId)',
    );
    expect(SERVICES.filter((service) => !takesFacts(service))).toEqual([
      'gateway',
      'monitor-service',
      'ledger-service',
    ]);
  });
});
