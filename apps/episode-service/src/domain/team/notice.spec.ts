import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { testId } from '@hub/testing';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from '../../testing/examples.js';
import { acknowledgeNotice, maySeeNotice, viewNotice, writeNotice } from './notice.js';

const AT = '2026-03-02T09:30:00.000Z';
const LATER = '2026-03-03T09:30:00.000Z';
const member = { authority: GREENWICH, role: 'Teacher', confirmed: true };
const of = episode({
  state: 'active',
  team: [
    { ...member, id: testId(50), personId: person(2) },
    { ...member, id: testId(51), authority: SOUTHWARK, personId: person(3) },
  ],
  coordinator: { authority: GREENWICH, personId: person(2), since: AT, confirmed: true },
});
const by = { id: testId(1), words: 'I am away.', authority: LEWISHAM, personId: person(1), at: AT };

function written(episodeOf = of, change: Partial<typeof by> = {}) {
  const notice = writeNotice(episodeOf, { ...by, ...change });
  if (isRefusal(notice)) throw new Error(notice.refused);
  return notice;
}

describe('what is written to those who work with a child', () => {
  it('is for each of them once, but for who writes it and whom the case is hidden from', () => {
    expect(written().readers).toEqual([
      { authority: GREENWICH, personId: person(2) },
      { authority: SOUTHWARK, personId: person(3) },
    ]);
    const fromCoordinator = written(of, { authority: GREENWICH, personId: person(2) });
    expect(fromCoordinator.readers.map(({ personId }) => personId)).toEqual([
      ...[person(1), person(3)],
    ]);
    const cover = { personId: person(4), until: '2026-03-20', confirmed: true };
    const covered = { ...of, lead: { ...of.lead, cover } };
    expect(written(covered, { personId: person(2) }).readers[0]?.personId).toBe(person(4));
    const shield = { hiddenFrom: [SOUTHWARK], because: 'refuge', since: AT } as const;
    expect(written({ ...of, shield }).readers).toHaveLength(1);
  });

  it('is for somebody, while the work goes on', () => {
    const { coordinator: _nobody, ...alone } = { ...of, team: [] };
    expect(writeNotice(alone, by)).toEqual({ refused: 'nobody_to_tell' });
    expect(writeNotice({ ...of, state: 'closed' }, by)).toMatchObject({ refused: 'conflict' });
  });

  it('is read once, and who wrote it sees by whom', () => {
    const notice = written();
    expect(viewNotice(notice, person(2))).toMatchObject({ unread: true });
    expect(viewNotice(notice, person(2))).not.toHaveProperty('readers');
    expect(viewNotice(notice, person(4))).toMatchObject({ unread: false });
    const read = acknowledgeNotice(notice, { personId: person(2), at: AT });
    if (isRefusal(read)) throw new Error(read.refused);
    expect(acknowledgeNotice(read, { personId: person(2), at: LATER })).toEqual(read);
    expect(viewNotice(read, person(2))).toMatchObject({ unread: false });
    expect(viewNotice(read, person(1)).readers).toEqual([
      { authority: GREENWICH, personId: person(2), readAt: AT },
      { authority: SOUTHWARK, personId: person(3) },
    ]);
    const stranger = acknowledgeNotice(notice, { personId: person(9), at: AT });
    expect(stranger).toEqual({ refused: 'not_found' });
  });

  it('stays with the authority that wrote it, once the work is over', () => {
    expect(maySeeNotice(written(), of, GREENWICH)).toBe(true);
    expect(maySeeNotice(written(), { ...of, state: 'withdrawn' }, GREENWICH)).toBe(false);
    expect(maySeeNotice(written(), { ...of, state: 'withdrawn' }, LEWISHAM)).toBe(true);
  });
});
