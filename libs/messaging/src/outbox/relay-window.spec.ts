import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PublishOutcome, RelayWindow } from './relay-window.js';

type Step =
  | { readonly do: 'read'; readonly count: number }
  | { readonly do: 'end'; readonly place: number; readonly how: PublishOutcome }
  | { readonly do: 'settle' };

const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('read' as const), count: fc.integer({ min: 1, max: 10 }) }),
    fc.record({
      do: fc.constant('end' as const),
      place: fc.nat(30),
      how: fc.constantFrom<PublishOutcome>('confirmed', 'unroutable', 'unknown'),
    }),
    fc.record({ do: fc.constant('settle' as const) }),
  ),
  { maxLength: 80 },
);

describe('the relay’s window', () => {
  it('deletes nothing unconfirmed, reads nothing twice while it flies, and loses no row', () => {
    fc.assert(
      fc.property(steps, (script: Step[]) => {
        const outbox = new Map(Array.from({ length: 60 }, (_, id) => [String(id), 'ready']));
        const confirmed = new Set<string>();
        const window = new RelayWindow(8);
        for (const step of script) {
          if (step.do === 'read') {
            const flying = new Set(window.inFlight);
            const rows = [...outbox]
              .filter(([id, state]) => state === 'ready' && !flying.has(id))
              .slice(0, Math.min(step.count, window.room));
            for (const [id] of rows) window.began(id);
            expect(window.inFlight.length).toBeLessThanOrEqual(8);
          } else if (step.do === 'end') {
            const flying = window.inFlight;
            const { confirmed: done, unroutable } = window.outcomes();
            const open = flying.filter((id) => !done.includes(id) && !unroutable.includes(id));
            const id = open[step.place % Math.max(open.length, 1)];
            if (id === undefined) continue;
            window.ended(id, step.how);
            if (step.how === 'confirmed') confirmed.add(id);
          } else {
            const outcomes = {
              confirmed: [...window.outcomes().confirmed],
              unroutable: [...window.outcomes().unroutable],
            };
            for (const id of outcomes.confirmed) {
              expect(confirmed.has(id)).toBe(true);
              outbox.delete(id);
            }
            for (const id of outcomes.unroutable) outbox.set(id, 'unroutable');
            window.settled(outcomes);
          }
        }
        for (let id = 0; id < 60; id += 1)
          expect(outbox.has(String(id)) || confirmed.has(String(id))).toBe(true);
        expect(window.unsettled).toBeLessThanOrEqual(window.inFlight.length);
      }),
    );
  });
});
