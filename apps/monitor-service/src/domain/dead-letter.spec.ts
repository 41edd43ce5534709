import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEAD_LETTER_STATES } from '@hub/contracts/monitor';
import { letter } from '../testing/monitor-stores-suite.js';
import { moveTo, OPEN_STATES } from './dead-letter.js';

describe('a dead letter', () => {
  it('moves only along its states, counts failures and raises its version, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DEAD_LETTER_STATES), { maxLength: 20 }), (tries) => {
        let at = letter(1);
        for (const state of tries) {
          const next = moveTo(at, state, '2026-03-03T00:00:00.000Z');
          if (!next) continue;
          expect(next.version).toBe(at.version + 1);
          expect(next.failures).toBe(state === 'failed_again' ? at.failures + 1 : at.failures);
          expect(at.state).not.toBe('discarded');
          at = next;
        }
      }),
    );
  });

  it('is not replayed unless open, nor discarded while a replay runs', () => {
    for (const state of DEAD_LETTER_STATES) {
      expect(moveTo(letter(1, { state }), 'replay_requested', '-') !== undefined).toBe(
        OPEN_STATES.includes(state),
      );
      if (!OPEN_STATES.includes(state))
        expect(moveTo(letter(1, { state }), 'discard_sent', '-')).toBeUndefined();
    }
  });
});
