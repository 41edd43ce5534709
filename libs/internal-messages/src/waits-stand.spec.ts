import { describe, expect, it } from '@jest/globals';
import { WORKFLOWS } from '@hub/contracts/notification';
import { describedFields } from '@hub/contracts/shape';
import { allMessages } from './catalogue.js';
import { waitsStandOf } from './waits-stand.js';

describe('what waits in the rows of a service', () => {
  it('is told by a fact of the workflow’s own name, to no authority', () => {
    expect(waitsStandOf('recall')).toMatchObject({
      type: 'recall.stands.v1',
      audience: 'internal',
    });
    expect(() => waitsStandOf('nothing_such')).toThrow('nothing_such');
  });

  it('has a workflow in the inbox, and each workflow there a fact that says who is waited for', () => {
    const told = allMessages().filter(
      ({ kind, payload }) =>
        kind === 'event' &&
        describedFields(payload.prototype as object).some(({ key }) => key === 'waits'),
    );
    const names = new Set(told.map(({ type }) => type.split('.')[0]));
    expect([...names].sort()).toEqual([...WORKFLOWS].sort());
  });
});
