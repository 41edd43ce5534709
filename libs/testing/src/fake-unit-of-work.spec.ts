import { describe, expect, it } from '@jest/globals';
import { ConsentRefused, fact } from '@hub/contracts';
import { asked } from './contexts.js';
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
