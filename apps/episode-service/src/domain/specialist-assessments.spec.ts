import { describe, expect, it } from '@jest/globals';
import type { EpisodeStepTaken } from '@hub/contracts/episode';
import { continuum } from '../testing/examples.js';
import { readSpecialistAssessmentsFile } from '../adapters/specialist-assessments-file.js';
import { descriptorsNow, suggestAssessments } from './specialist-assessments.js';

const table = readSpecialistAssessmentsFile('data/specialist-assessments.yaml');
const systems = (
  level: number,
  descriptors: readonly string[],
  links: Parameters<typeof suggestAssessments>[2] = [],
) => suggestAssessments(table, { level, descriptors }, links).map(({ system }) => system);

describe('specialist assessments to think of', () => {
  it('follow from the level of need, and from what shows it', () => {
    expect(systems(1, ['some_low_mood'])).toEqual([]);
    expect(systems(2, [])).toEqual([]);
    expect(systems(2, ['some_low_mood'])).toEqual(['camhs']);
    expect(systems(3, [])).toEqual(['family_help']);
    expect(systems(3, ['excluded_or_out_of_school'])).toEqual(['ehcp', 'ccis', 'family_help']);
    const [first] = suggestAssessments(table, { level: 2, descriptors: ['some_low_mood'] }, []);
    expect(first).toMatchObject({ because: ['some_low_mood'], source: expect.any(String) });
  });

  it('are none of which there is a record', () => {
    const links = [{ system: 'camhs' }] as const;
    expect(systems(2, ['some_low_mood'], links)).toEqual([]);
    expect(systems(3, [], links)).toEqual(['family_help']);
  });

  it('rest on what was said with the last change of the level that stands', () => {
    const step = (change: object) =>
      ({ step: 'change_level_of_need', version: 1, ...change }) as EpisodeStepTaken;
    const steps = [
      step({ descriptors: ['some_low_mood'] }),
      step({ descriptors: ['several_needs'], undoneAt: '2026-03-02T10:00:00.000Z' }),
      step({ step: 'begin_review' }),
    ];
    expect(descriptorsNow(steps)).toEqual(['some_low_mood']);
    expect(descriptorsNow([])).toEqual([]);
  });

  it('name what the continuum of need has', () => {
    const known = continuum.levels.flatMap(({ descriptors }) =>
      descriptors.map(({ code }) => code),
    );
    expect(table.rules.flatMap(({ descriptors }) => descriptors)).toEqual(
      table.rules.flatMap(({ descriptors }) => descriptors.filter((code) => known.includes(code))),
    );
  });
});
