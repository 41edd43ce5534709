import { beforeAll, describe, expect, it } from '@jest/globals';
import { readTaxonomyFile } from '../../../apps/directory-service/src/adapters/taxonomy-file.js';
import type { NeedVocabulary } from '../../../apps/directory-service/src/domain/questions/need-vocabulary.js';
import { everydayQuestions, isRight, readAlone } from './everyday-questions.js';

/** What is promised of the half that the vocabulary was not improved with. */
const LEAST_RIGHT = 0.9;

let vocabulary: NeedVocabulary;
beforeAll(() => {
  ({ vocabulary } = readTaxonomyFile('data/service-taxonomy.yaml', 'data/need-vocabulary.yaml'));
});

describe.each(['tuning', 'judging', 'strangers'] as const)('the %s questions', (set) => {
  const all = everydayQuestions(set);
  const share = (fits: (question: (typeof all)[number]) => boolean): number =>
    Math.round((all.filter(fits).length / all.length) * 1_000) / 1_000;

  it('is of at least a hundred', () => {
    expect(all.length).toBeGreaterThanOrEqual(100);
  });

  it('has its right need among the first two that are named, for nine in ten', () => {
    expect(
      share((question) => isRight(question, readAlone(question.question, vocabulary))),
    ).toBeGreaterThanOrEqual(LEAST_RIGHT);
  });

  it('has its age, day and place read', () => {
    expect(
      share((asked) => {
        const { age, day, postcode, authority } = readAlone(asked.question, vocabulary);
        return (
          String(age ?? '') === asked.age &&
          (day ?? '') === asked.day &&
          // Districts that are neither a postcode nor a borough are words like others.
          (asked.place === '' || asked.place === postcode || authority !== undefined)
        );
      }),
    ).toBeGreaterThanOrEqual(LEAST_RIGHT);
  });
});
