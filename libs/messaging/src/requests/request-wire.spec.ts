import { describe, expect, it } from '@jest/globals';
import { Sealer } from '@hub/security';
import { asked, testId } from '@hub/testing';
import { openReply, openRequest, sealReply, sealRequest } from './request-wire.js';
import { SealedContext } from './sealed-context.js';

const sealerOf = (byte: number) =>
  new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, byte).toString('base64') } });
const [sealer, stranger] = [sealerOf(7), sealerOf(8)];
const body = { payload: { askedFor: 'a private wish' }, context: asked('E09000023') };
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The same bytes with one bit turned, wherever. */
const turned = (sealed: Buffer, at: number) => {
  const copy = Buffer.from(sealed);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe('a request between services', () => {
  const sealed = sealRequest(sealer, 'consent.record.v1', body);

  it('comes back as it was, and shows nothing on its way', () => {
    expect(openRequest(sealer, 'consent.record.v1', sealed)).toEqual(plain(body));
    expect(sealed.includes('private')).toBe(false);
  });

  it('is opened as the type it was sealed as, by a service of the hub alone', () => {
    expect(() => openRequest(sealer, 'consent.withdraw.v1', sealed)).toThrow();
    expect(() => openRequest(stranger, 'consent.record.v1', sealed)).toThrow();
  });

  it('is opened by nobody once a bit of it was turned', () => {
    for (let at = 0; at < sealed.length; at += 7)
      expect(() => openRequest(sealer, 'consent.record.v1', turned(sealed, at))).toThrow();
  });
});

describe('a reply', () => {
  const reply = { result: { id: testId(1) } };
  const sealed = sealReply(sealer, 'one', reply);

  it.each([
    reply,
    { refusal: { refused: 'not_found' as const } },
    { failed: 'outage' as const, instead: { refused: 'not_found' as const } },
  ])('comes back as it was: %j', (one) => {
    expect(openReply(sealer, 'one', sealReply(sealer, 'one', one))).toEqual(one);
  });

  it('answers no other request, and is no request itself', () => {
    expect(() => openReply(sealer, 'other', sealed)).toThrow();
    expect(() => openRequest(sealer, 'one', sealed)).toThrow();
  });
});

describe('who asks, in a header', () => {
  const contexts = new SealedContext(sealer);
  const sealed = contexts.seal(body.context);

  it('comes back as it was, and goes into a header', () => {
    expect(contexts.open(sealed)).toEqual(plain(body.context));
    expect(sealed).toMatch(/^[A-Za-z0-9+/]+=*$/);
  });

  it.each([
    ['it is not there', undefined],
    ['it is empty', ''],
    ['somebody made it up', Buffer.from(JSON.stringify(body.context)).toString('base64')],
    ['another hub sealed it', new SealedContext(stranger).seal(body.context)],
    ['it was sealed as a request', sealRequest(sealer, 'x', body).toString('base64')],
    ['a bit of it was turned', turned(Buffer.from(sealed, 'base64'), 20).toString('base64')],
  ])('is nobody where %s', (_what, text) => {
    expect(contexts.open(text)).toBeUndefined();
  });
});
