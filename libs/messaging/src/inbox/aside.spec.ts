import { describe, expect, it } from '@jest/globals';
import { asideAs } from './aside.js';

const LEVELS = [100, 250];
const error = new Error('x');

describe('a message that failed', () => {
  it('is tried again after the wait of its attempt, and stays part of its replay', () => {
    expect(asideAs({ error }, { attempts: 1, replay_item: 'r' }, LEVELS)).toEqual({
      reason: 'retry',
      attempts: 2,
      inMs: expect.any(Number),
      replayItem: 'r',
    });
  });

  it('is parked once its tries are used up, and at once where it is given up', () => {
    expect(asideAs({ error }, { attempts: 2 }, LEVELS)).toEqual({ reason: 'parked', attempts: 3 });
    expect(asideAs({ error, park: true }, { attempts: 0 }, LEVELS)).toEqual({
      reason: 'parked',
      attempts: 1,
    });
  });
});
