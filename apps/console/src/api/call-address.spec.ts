import { describe, expect, it } from '@jest/globals';
import { addressOf } from './call-address.js';

const READ = { method: 'GET', path: '/v1/lookups/{lookupId}', success: 200 } as const;
const LIST = { method: 'GET', path: '/v1/lookups', success: 200 } as const;
const JOIN = {
  method: 'POST',
  path: '/v1/lookups/{lookupId}/join-requests',
  success: 201,
} as const;

describe('the address of a call', () => {
  it('takes what the path names, escaped', () => {
    expect(addressOf(READ, { lookupId: 'a/b' })).toEqual({
      path: '/v1/lookups/a%2Fb',
      body: undefined,
    });
  });

  it('puts the rest of a question into its query, and leaves out what is not said', () => {
    expect(addressOf(LIST, { of: 'mine', limit: 5, status: undefined }).path).toBe(
      '/v1/lookups?of=mine&limit=5',
    );
  });

  it('puts the rest of an order into its body', () => {
    expect(addressOf(JOIN, { lookupId: '1', wish: 'ring_me' })).toEqual({
      path: '/v1/lookups/1/join-requests',
      body: { wish: 'ring_me' },
    });
  });

  it('does not guess what the path needs', () => {
    expect(() => addressOf(READ, {})).toThrow('needs lookupId');
  });
});
