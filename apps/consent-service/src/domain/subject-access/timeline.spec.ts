import { describe, expect, it } from '@jest/globals';
import { timelineItem } from './timeline.js';

describe('the timeline of a family', () => {
  it('says who did what, when and why, and where that is proven', () => {
    const entry = {
      at: '2026-03-02T09:30:00.000Z',
      service: 'consent-service',
      action: 'release.request.v1',
      outcome: 'refused',
      because: 'withdrawn',
      rule: 'sharing-1',
      purpose: 'support',
      by: { authority: 'E09000011', personId: 'p', clientId: 'c' },
      message: 'm',
      concerning: ['E09000023', 'E09000028'],
    };
    expect(timelineItem({ index: 7, entry: JSON.stringify(entry) })).toEqual({
      id: 'timeline-7',
      section: 'timeline',
      title: 'Another authority asked for a document',
      at: entry.at,
      authority: 'E09000011',
      provenBy: 'm',
      fields: [
        { name: 'Who', value: '', personIds: ['p'] },
        { name: 'Whether it was done', value: 'refused' },
        { name: 'What for', value: 'support' },
        { name: 'Why', value: 'you had taken back your agreement' },
        { name: 'Who was told', value: 'Lewisham, Southwark' },
      ],
    });
  });

  it('names no authority for what the hub does by its clocks', () => {
    const item = timelineItem({
      index: 8,
      entry: JSON.stringify({
        at: '2026-03-02T09:30:00.000Z',
        action: 'transfer.reminded.v1',
        outcome: 'done',
        by: { authority: 'hub' },
        message: 'm',
      }),
    });
    expect(item).toMatchObject({ title: 'By the hub itself: transfer reminded' });
    expect(item).not.toHaveProperty('authority');
  });
});
