import { expect, it } from '@jest/globals';
import { canonicalJson, digestOf } from './digest-of.js';

it('is the same for values that mean the same', () => {
  expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: null })).toBe('{"a":null,"b":[{"d":1}]}');
  expect(digestOf({ b: 1, a: 2 })).toBe(digestOf({ a: 2, b: 1 }));
  expect(digestOf({ a: 2 })).not.toBe(digestOf({ a: '2' }));
  expect(digestOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});
