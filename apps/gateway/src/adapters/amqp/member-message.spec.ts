import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { findUnfit } from '@hub/contracts/shape';
import { MemberMessageReader } from './member-message.js';

const reader = new MemberMessageReader([]);
const read = (body: string | Buffer, messageId?: string) =>
  reader.read(
    { body: Buffer.from(body as string), userId: 'm.E09000007', messageId },
    { authority: 'E09000007', user: 'm.E09000007' },
  );

describe('what a member is told of a message that cannot be read', () => {
  it.each<[string, string | Buffer, string | undefined, { id: string; type: string }]>([
    [
      'its envelope',
      '{"id":"one","type":"x.y.v1","a":1,"a":2}',
      'other',
      { id: 'one', type: 'x.y.v1' },
    ],
    [
      'its property where the body is no JSON',
      'not json',
      'two',
      { id: 'two', type: 'unreadable' },
    ],
    ['a NUL character, escaped', 'not json', 'a\0' + '3', { id: 'a\\u00003', type: 'unreadable' }],
    [
      'half of a surrogate pair, escaped',
      '{"id":"\\ud800","type":"\\udc00x"}',
      undefined,
      { id: '\\ud800', type: '\\udc00x' },
    ],
    ['nothing', Buffer.from([0xff]), undefined, { id: 'unreadable', type: 'unreadable' }],
    [
      'nothing, where names are no texts',
      '{"id":[],"type":{},"a":"\\u0000"}',
      '',
      { id: 'unreadable', type: 'unreadable' },
    ],
    [
      'as much as can be kept',
      'not json',
      '\0'.repeat(200),
      { id: '\\u0000'.repeat(17).slice(0, 100), type: 'unreadable' },
    ],
  ])('names it by %s', async (_what, body, messageId, label) => {
    const reading = await read(body, messageId);
    expect(reading.label).toEqual(label);
    expect(findUnfit(reading.label)).toBeUndefined();
    expect(isRefusal(reading.command)).toBe(true);
  });
});
