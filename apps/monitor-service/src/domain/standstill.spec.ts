import { describe, expect, it } from '@jest/globals';
import { STUCK_KINDS } from '@hub/contracts';
import { describeStuck } from './standstill.js';

describe('what stands still', () => {
  it.each([...STUCK_KINDS])('%s comes with what to do next', (kind) => {
    const view = describeStuck({
      kind,
      place: 'episode-service',
      message_id: null,
      type: null,
      conversation: null,
      since: new Date(0),
    });
    expect(view).toMatchObject({
      kind,
      where: 'episode-service',
      since: '1970-01-01T00:00:00.000Z',
    });
    expect(view.next).toMatch(/\.$/);
    expect(view).not.toHaveProperty('messageId');
  });
});
