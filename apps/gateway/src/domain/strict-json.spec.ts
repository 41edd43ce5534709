import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findUnfit } from '@hub/contracts/shape';
import { parseStrictJson } from './strict-json.js';

const parse = (text: string | Buffer) => parseStrictJson(Buffer.from(text as string));
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('parseStrictJson', () => {
  it('reads every JSON value that has nothing unfit in it, as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(findUnfit(value) === undefined);
        expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
      }),
    );
  });

  it('allows 16 levels and no more, however deep', () => {
    expect(parse(nested(16))).toMatchObject({ ok: true });
    expect(parse(nested(17))).toMatchObject({
      ok: false,
      because: expect.stringContaining('deeper') as unknown,
    });
    expect(parse(nested(40_000))).toMatchObject({ ok: false });
  });

  it.each([
    ['a doubled name', '{"a":1,"a":2}'],
    ['a doubled name behind an escape', '{"a":1,"\\u0061":2}'],
    ['a doubled name behind a control character', '{"x":"\u007f","a":1,"a":2}'],
    ['__proto__', '{"__proto__":{}}'],
    ['__proto__ behind an escape', '{"\\u005f_proto__":{}}'],
    ['constructor, deep inside', '{"a":[{"constructor":1}]}'],
    ['toString', '{"a":{"toString":1}}'],
    ['a NUL character', '{"a":"\\u0000"}'],
    ['a NUL character in a name', '{"a\\u0000":1}'],
    ['the first half of a surrogate pair', '{"a":["\\ud83d"]}'],
    ['the second half of a surrogate pair', '{"a":"\\ude00"}'],
    ['halves of a surrogate pair the wrong way round', '{"a":"\\ude00\\ud83d"}'],
    ['half of a surrogate pair in a name', '{"\\ud83d":1}'],
    ['a trailing comma', '{"a":1,}'],
    ['nothing', ''],
    ['half an object', '{"a":'],
    ['two values', '{} {}'],
    ['a byte order mark', '\ufeff{}'],
  ])('refuses %s', (_what, text) => {
    expect(parse(text)).toMatchObject({ ok: false });
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(parseStrictJson(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).toEqual({
      ok: false,
      because: 'is not UTF-8',
    });
  });

  it('takes a whole surrogate pair, and a backslash before u0000', () => {
    expect(parse('{"a":"\\ud83d\\ude00","b":"\\\\u0000"}')).toEqual({
      ok: true,
      value: { a: '😀', b: '\\u0000' },
    });
  });

  it('lets the same name stand in different objects', () => {
    expect(parse('[{"a":1},{"a":{"a":2}}]')).toMatchObject({ ok: true });
  });
});
