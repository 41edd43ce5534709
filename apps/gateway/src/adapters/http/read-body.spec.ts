import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { readForm, readJson } from './read-body.js';
import { RefusalError } from './refusal-error.js';

const MOST = 100_000;
const JSON_TYPE = { 'content-type': 'application/json' };

/** A request with that body, in pieces; it says nothing of its length. */
function request(
  body: string | readonly Buffer[],
  headers: Record<string, string> = JSON_TYPE,
): IncomingMessage {
  const pieces = typeof body === 'string' ? [Buffer.from(body)] : body;
  return Object.assign(Readable.from(pieces), { headers }) as unknown as IncomingMessage;
}
const refusalOf = async (reading: Promise<unknown>) => {
  const error: unknown = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof RefusalError ? error.refusal.refused : error;
};
/** A JSON text of so many bytes. */
const textOf = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));

describe('a JSON body', () => {
  it('is read as it is, in whatever pieces it comes', async () => {
    const whole = Buffer.from('{"name":"Zoë"}');
    expect(await readJson(request('{"a":[1,null,"x"]}'))).toEqual({ a: [1, null, 'x'] });
    for (let at = 1; at < whole.length; at += 1)
      expect(await readJson(request([whole.subarray(0, at), whole.subarray(at)]))).toEqual({
        name: 'Zoë',
      });
  });

  it('is an empty object where there is none, whatever it is called', async () => {
    expect(await readJson(request([], {}))).toEqual({});
    expect(await readJson(request('', { 'content-type': 'text/plain' }))).toEqual({});
  });

  it.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
  ])('may be called %s', async (type) => {
    expect(await readJson(request('{}', { 'content-type': type }))).toEqual({});
  });

  it.each([
    'text/json',
    'application/jsonp',
    'application/json; charset=latin1',
    'application/json; boundary=x',
    'text/plain; application/json',
    '',
  ])('may not be called %j', async (type) => {
    expect(await refusalOf(readJson(request('{}', { 'content-type': type })))).toBe(
      'unsupported_media_type',
    );
  });

  it.each(['{', '{"a":1,"a":2}', 'nothing', '{} {}'])(
    'that is none is refused: %s',
    async (text) => {
      expect(await refusalOf(readJson(request(text)))).toBe('malformed_json');
    },
  );

  it('may be so long, and no longer', async () => {
    expect(await readJson(request(textOf(MOST)))).toHaveLength(MOST - 2);
    expect(await refusalOf(readJson(request(textOf(MOST + 1))))).toBe('body_too_large');
  });

  it('is too large by all its pieces, and given up at the first one over', async () => {
    let pieces = 0;
    const endless = Readable.from(
      (function* () {
        for (; pieces < 1_000;) {
          pieces += 1;
          yield Buffer.alloc(30_000);
        }
      })(),
    );
    const sent = Object.assign(endless, { headers: JSON_TYPE }) as unknown as IncomingMessage;
    expect(await refusalOf(readJson(sent))).toBe('body_too_large');
    endless.destroy();
    expect(pieces).toBeLessThan(100);
  });

  it('that says it is too large is refused before it comes', async () => {
    const sent = request('{}', { ...JSON_TYPE, 'content-length': String(MOST + 1) });
    expect(await refusalOf(readJson(sent))).toBe('body_too_large');
    const honest = request('{}', { ...JSON_TYPE, 'content-length': String(MOST) });
    expect(await readJson(honest)).toEqual({});
  });
});

describe('a form', () => {
  const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };

  it('is read with its fields', async () => {
    const form = await readForm(request('user=a%40b.example&code=12+34', FORM));
    expect([form?.get('user'), form?.get('code')]).toEqual(['a@b.example', '12 34']);
  });

  it('is nothing where it is called something else, or nothing', async () => {
    expect(await readForm(request('user=a', JSON_TYPE))).toBeUndefined();
    expect(await readForm(request('user=a', {}))).toBeUndefined();
  });

  it('may be no longer than a body', async () => {
    expect(await refusalOf(readForm(request('x'.repeat(MOST + 1), FORM)))).toBe('body_too_large');
  });
});
