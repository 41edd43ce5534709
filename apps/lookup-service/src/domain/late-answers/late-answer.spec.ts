import { describe, expect, it } from '@jest/globals';
import { CountingIds } from '@hub/testing';
import { GREENWICH, hubEpisode, LEWISHAM, person, SOUTHWARK } from '../../testing/examples.js';
import { askLater, hear, type OpenAnswer, seeLate, viewLate } from './late-answer.js';

const AT = '2026-03-02T09:30:00.000Z';
const leading = { leadAuthority: LEWISHAM, leadPersonId: person(1) };
const episode = hubEpisode({ unanswered: [GREENWICH, SOUTHWARK] });

describe('an authority that was silent when an episode started', () => {
  const ids = new CountingIds();
  const [open] = askLater(episode, AT, () => ids.next());
  if (!open) throw new Error('Two were silent');

  it('is asked again soon, each for itself, for twenty working days', () => {
    expect(open).toMatchObject({
      episodeId: episode.episodeId,
      authority: GREENWICH,
      state: 'open',
      tries: 0,
      nextAt: '2026-03-02T09:45:00.000Z',
    });
    expect(open.askedUntil.slice(0, 10)).toBe('2026-03-30');
    expect(askLater(hubEpisode(), AT, () => ids.next())).toEqual([]);
  });

  it('is left alone longer each time that it is silent, a day at the most, and no more often', () => {
    let one: OpenAnswer = open;
    const pauses: number[] = [];
    for (;;) {
      const at = one.nextAt;
      const { next, facts } = hear(one, undefined, leading, at);
      if (next.state === 'given') {
        expect(at >= open.askedUntil).toBe(true);
        expect(next).toMatchObject({ outcome: 'no_answer', references: [], seen: false });
        expect(facts).toMatchObject([
          { event: { type: 'late_answer.given.v1' }, payload: { outcome: 'no_answer' } },
        ]);
        break;
      }
      expect(facts).toEqual([]);
      pauses.push((Date.parse(next.nextAt) - Date.parse(at)) / 60_000);
      one = next;
    }
    expect(pauses.slice(0, 4)).toEqual([60, 240, 1_440, 1_440]);
    expect(pauses.length).toBeLessThan(40);
  });

  it.each(['found', 'none'] as const)('that answers %s is told to whoever leads', (outcome) => {
    const references = outcome === 'found' ? ['G-1'] : [];
    const { next, facts } = hear(open, { outcome, references }, leading, AT);
    expect(viewLate(next)).toEqual({
      id: open.id,
      episodeId: episode.episodeId,
      authority: GREENWICH,
      askedUntil: open.askedUntil,
      outcome,
      references,
      answeredAt: AT,
    });
    expect(facts).toMatchObject([
      {
        payload: {
          waits: [{ step: 'look_at_late_answer', authority: LEWISHAM, personId: person(1) }],
        },
        recipients: [LEWISHAM],
      },
    ]);
  });

  it('is told to the lead CAF contact while nobody is heard to lead', () => {
    const { facts } = hear(open, { outcome: 'none', references: [] }, episode, AT);
    expect(facts).toMatchObject([{ payload: { waits: [{ role: 'lead_caf_contact' }] } }]);
  });

  it('is seen once, and not before it has answered', () => {
    expect(seeLate(open, leading)).toMatchObject({ refused: 'conflict' });
    const given = hear(open, { outcome: 'none', references: [] }, leading, AT).next;
    const seen = seeLate(given, leading);
    expect(seen).toMatchObject({ next: { seen: true }, facts: [{ payload: { waits: [] } }] });
    if (!('next' in seen)) throw new Error(seen.refused);
    expect(seeLate(seen.next, leading)).toEqual({ next: seen.next, facts: [] });
  });
});
