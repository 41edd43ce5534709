import { describe, expect, it } from '@jest/globals';
import { type Refusal, refuse } from '@hub/contracts';
import { ConsentRefused } from '@hub/internal-messages';
import { fact, type Outcome } from '@hub/use-case';
import { asked, delivered } from './contexts.js';
import { testId } from './counting-ids.js';
import { FakeUnitOfWork } from './fake-unit-of-work.js';

const payload = { consentId: testId(1), episodeId: testId(2), authority: 'E09000023' };

function publish(given: object): Promise<object> {
  const work = new FakeUnitOfWork({});
  const facts = [fact(ConsentRefused, given as typeof payload)];
  return work.request(asked('E09000023'), {}, () => Promise.resolve({ result: {}, facts }));
}

describe('a fact that a use case causes', () => {
  it('is published where its definition reads it', async () => {
    await expect(publish(payload)).resolves.toEqual({});
  });

  it.each([
    [
      'has a field that is not in its definition',
      { ...payload, name: 'Zz' },
      'name is not a field',
    ],
    ['lacks a field', { consentId: payload.consentId, episodeId: payload.episodeId }, 'authority'],
    ['has a value of another kind', { ...payload, consentId: 'c' }, 'consentId'],
  ])(
    'is a defect where it %s, and says the field without its value',
    async (_what, given, says) => {
      const defect = await publish(given).then(
        () => '',
        (error: unknown) => String(error),
      );
      expect(defect).toContain(says);
      expect(defect).not.toContain('Zz');
    },
  );
});

describe('a use case on the fake unit of work', () => {
  const CALL = { ...asked('E09000023'), idempotencyKey: 'k' };
  const done = (result: object) => ({ result, facts: [] });

  function counting(): FakeUnitOfWork<{ kept: Map<string, Set<number>>; list: string[] }> {
    return new FakeUnitOfWork({ kept: new Map([['a', new Set([1])]]), list: ['x'] });
  }

  it.each([
    ['refuses', () => refuse('conflict')],
    [
      'fails',
      () => {
        throw new TypeError('planted');
      },
    ],
    [
      'causes a fact that is none',
      () => ({ result: {}, facts: [fact(ConsentRefused, {} as typeof payload)] }),
    ],
  ])('leaves nothing behind where it %s, however deep it changed', async (_what, end) => {
    const work = counting();
    const before = structuredClone(work.stores);
    await work
      .request(CALL, {}, ({ kept, list }) => {
        kept.get('a')?.add(2);
        kept.set('b', new Set());
        list.splice(0, 1, 'y', 'z');
        return Promise.resolve().then<Refusal | Outcome<object>>(end);
      })
      .catch(() => undefined);
    expect(work.stores).toEqual(before);
    expect(work.facts).toEqual([]);
  });

  it('says what would come of it, and leaves nothing behind, where it is rehearsed', async () => {
    const work = counting();
    const before = structuredClone(work.stores);
    const answer = await work.rehearse(({ list }) => {
      list.push('tried');
      return Promise.resolve({ had: [...list] });
    });
    expect(answer).toEqual({ had: ['x', 'tried'] });
    expect(await work.rehearse(() => Promise.resolve(refuse('conflict')))).toEqual({
      refused: 'conflict',
    });
    expect(work.stores).toEqual(before);
  });

  it('keeps what it did where a refusal is its result', async () => {
    const work = counting();
    const answer = await work.request(CALL, {}, ({ list }) => {
      list.push('kept');
      return Promise.resolve(done(refuse('conflict')));
    });
    expect(answer).toMatchObject({ refused: 'conflict' });
    expect(work.stores.list).toEqual(['x', 'kept']);
  });

  it('is tried again after it failed to react, and not after it did', async () => {
    const work = counting();
    let times = 0;
    const react = (): Promise<void> =>
      work.react(delivered(1), ({ list }) => {
        times += 1;
        list.push('reacted');
        return times === 1 ? Promise.reject(new Error('planted')) : Promise.resolve([]);
      });
    await expect(react()).rejects.toThrow('planted');
    await react();
    await react();
    expect(work.stores.list).toEqual(['x', 'reacted']);
  });

  it.each([
    ['again, and is answered as at first', CALL, { a: 1 }, { place: 1 }],
    ['for something else', CALL, { a: 2 }, { refused: 'idempotency_key_reused' }],
    [
      'by another request',
      { ...CALL, type: 'x.v1' },
      { a: 1 },
      { refused: 'idempotency_key_reused' },
    ],
    [
      'by another person',
      { ...CALL, caller: { ...CALL.caller, personId: 'p' } },
      { a: 1 },
      { place: 2 },
    ],
    ['with no key', { ...CALL, idempotencyKey: undefined }, { a: 1 }, { place: 2 }],
  ])('may be asked with the same key %s', async (_what, context, given, answer) => {
    const work = counting();
    let place = 0;
    const ask = (by: typeof context, what: object): Promise<object> => {
      const { idempotencyKey, ...rest } = by;
      return work.request(
        idempotencyKey === undefined ? rest : { ...rest, idempotencyKey },
        what,
        () => {
          place += 1;
          return Promise.resolve(done({ place }));
        },
      );
    };
    expect(await ask(CALL, { a: 1 })).toEqual({ place: 1 });
    expect(await ask(context, given)).toMatchObject(answer);
  });
});
