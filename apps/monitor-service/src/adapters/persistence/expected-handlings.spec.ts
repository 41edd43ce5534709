import { describe, expect, it } from '@jest/globals';
import { expectedOf } from './expected-handlings.js';

describe('Who is expected to handle a message', () => {
  const rows = expectedOf('m.producer', 'm.type');

  it('is whoever takes all facts of its producer', () => {
    expect(rows).toContain("('lookup-service', 'notification-service', NULL::text[])");
  });

  it('is no service to which facts of its type are not sent', () => {
    const [, types] = /\('lookup-service', 'episode-service', ARRAY\[([^\]]+)\]\)/.exec(rows) ?? [];
    expect(types).toContain("'join_request.agreed.v1'");
    expect(types).not.toContain("'lookup.found.v1'");
  });

  it('compares with what the query calls producer and type', () => {
    expect(rows).toContain('takes.producer = m.producer');
    expect(rows).toContain('m.type = ANY(takes.types)');
  });
});
