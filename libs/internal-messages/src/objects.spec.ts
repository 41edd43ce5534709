import { describe, expect, it } from '@jest/globals';
import type { RequestDefinition } from '@hub/contracts';
import { readShape } from '@hub/contracts/shape';
import { allMessages } from './catalogue.js';

const requests = allMessages().filter((message) => message.kind !== 'event');
const ids = new Set(requests.flatMap(({ on }) => (on === undefined ? [] : [on.id])));

/** Fields without which its first example is refused. */
function requiredIn({ payload, examples: [example = {}] }: RequestDefinition): string[] {
  return Object.keys(example).filter((field) => {
    const { [field]: _left, ...rest } = example as Record<string, unknown>;
    return !readShape(payload, rest, 'refuse').ok;
  });
}

describe('what a request acts on', () => {
  it('is said by each that cannot do without the id of something', () => {
    const silent = requests.filter(
      (request) => request.on === undefined && requiredIn(request).some((field) => ids.has(field)),
    );
    expect(silent.map(({ type }) => type)).toEqual([]);
  });

  it('is required, and stands where its address has it', () => {
    for (const request of requests) {
      const { on, http, type } = request;
      if (on === undefined) continue;
      expect({ type, required: requiredIn(request).includes(on.id) }).toEqual({
        type,
        required: true,
      });
      const inPath = http?.path.includes(`{${on.id}}`) ?? false;
      const elsewhere = http?.method === 'GET' ? 'query' : 'body';
      expect({ type, in: on.in }).toEqual({ type, in: inPath ? 'path' : elsewhere });
    }
  });

  it('is what its address names', () => {
    const others = requests.filter(
      ({ on, http }) => http?.path.includes('{') === true && (on === undefined || on.in !== 'path'),
    );
    expect(others.map(({ type }) => type)).toEqual([]);
  });

  it('is done under the name of its type, whatever the version', () => {
    for (const { action, type } of requests)
      expect(type).toMatch(new RegExp(`^${action}\\.v\\d+$`));
  });
});
