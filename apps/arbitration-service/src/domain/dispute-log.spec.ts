import { expect, it } from '@jest/globals';
import { CarryOutOutcome, DisputeMoved, WriteStatement } from '@hub/contracts/arbitration';
import { AT, dispute, GREENWICH, LEWISHAM } from '../testing/examples.js';
import { deedsSince, noteDeed } from './dispute-log.js';

const wrote = { at: AT, did: WriteStatement.type, authority: LEWISHAM, personId: 'p' };

it('tells what came after a version, in words, and people to their own authority alone', () => {
  const two = noteDeed({ ...dispute(), version: 2 }, wrote);
  const three = noteDeed({ ...two, version: 3 }, { at: AT, did: DisputeMoved.type });
  const words = 'A side of a disagreement wrote a statement';
  const hub = {
    ...{ version: 3, at: AT, did: DisputeMoved.type },
    words: 'The hub noted who is asked or who judges',
  };
  expect(deedsSince(three, 1, LEWISHAM)).toEqual([hub, { ...wrote, version: 2, words }]);
  const { personId: _person, ...named } = wrote;
  expect(deedsSince(three, 1, GREENWICH)).toEqual([hub, { ...named, version: 2, words }]);
  expect(deedsSince(three, 2, LEWISHAM)).toEqual([hub]);
});

it('keeps no more than it tells', () => {
  let one = dispute();
  for (let version = 2; version < 40; version += 1)
    one = noteDeed({ ...one, version }, { at: AT, did: CarryOutOutcome.type });
  expect(one.log).toHaveLength(10);
  expect(deedsSince(one, 1, LEWISHAM).map(({ version }) => version)[0]).toBe(39);
});
