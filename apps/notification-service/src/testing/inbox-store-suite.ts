import { expect, it } from '@jest/globals';
import type { Waiting } from '@hub/contracts/shape';
import { testId } from '@hub/testing';
import type { NotificationStores } from '../application/ports.js';

const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'];

/** What every implementation of the inbox keeps to. */
export function inboxStoreSuite(open: () => Pick<NotificationStores, 'inbox'>): void {
  const waits = (number: number, items: Waiting[], at = '2026-03-02T09:00:00.000Z') =>
    open().inbox.replace({
      workflow: 'transfer',
      subject: testId(number),
      episodeId: testId(900),
      at,
      waits: items,
    });
  const of = async (owner: Partial<Parameters<NotificationStores['inbox']['of']>[0]>, limit = 10) =>
    (
      await open().inbox.of(
        { authority: GREENWICH, personId: testId(5), roles: ['lead_caf_contact'], ...owner },
        limit,
      )
    ).map(({ subject }) => subject);

  it('gives what waits for a person by name or role, the most urgent first, and what has no clock last', async () => {
    await waits(1, [{ step: 'nominate', authority: GREENWICH, role: 'lead_caf_contact' }]);
    await waits(2, [
      {
        step: 'nominate',
        authority: GREENWICH,
        role: 'lead_caf_contact',
        dueAt: '2026-03-09T17:00:00.000Z',
      },
    ]);
    await waits(3, [
      {
        step: 'accept_transfer',
        authority: GREENWICH,
        personId: testId(5),
        dueAt: '2026-03-05T17:00:00.000Z',
      },
    ]);
    await waits(4, [
      {
        step: 'answer_dispute',
        authority: GREENWICH,
        role: 'service_manager',
        dueAt: '2026-03-01T17:00:00.000Z',
      },
      { step: 'answer_dispute', authority: LEWISHAM, role: 'lead_caf_contact' },
    ]);
    expect(await of({})).toEqual([testId(3), testId(2), testId(1)]);
    expect(await of({}, 2)).toEqual([testId(3), testId(2)]);
    expect(await of({ personId: testId(6) })).toEqual([testId(2), testId(1)]);
    expect(await of({ roles: ['service_manager', 'head_of_service'] })).toEqual([
      testId(4),
      testId(3),
    ]);
    expect(await of({ roles: undefined, personId: undefined })).toEqual([
      testId(4),
      testId(3),
      testId(2),
      testId(1),
    ]);
    expect(await of({ authority: LEWISHAM })).toEqual([testId(4)]);
    const rest = await open().inbox.of(
      { authority: GREENWICH, personId: testId(5), roles: ['lead_caf_contact'] },
      10,
      { at: '2026-03-05T17:00:00.000Z', id: testId(3) },
    );
    expect(rest.map(({ subject }) => subject)).toEqual([testId(2), testId(1)]);
  });

  it('keeps since when something waits, and forgets what waits no more', async () => {
    const item = { step: 'nominate', authority: 'E09000002', role: 'lead_caf_contact' } as const;
    const owner = { authority: 'E09000002', personId: undefined, roles: undefined };
    await waits(11, [item]);
    await waits(11, [{ ...item, dueAt: '2026-03-09T17:00:00.000Z' }], '2026-03-03T09:00:00.000Z');
    expect(await open().inbox.of(owner, 9)).toEqual([
      {
        ...item,
        workflow: 'transfer',
        subject: testId(11),
        episodeId: testId(900),
        since: '2026-03-02T09:00:00.000Z',
        dueAt: '2026-03-09T17:00:00.000Z',
      },
    ]);
    await waits(11, []);
    expect(await open().inbox.of(owner, 9)).toEqual([]);
  });

  it('keeps what two workflows wait for about one thing apart', async () => {
    const authority = 'E09000003';
    const owner = { authority, personId: undefined, roles: undefined };
    const about = { subject: testId(21), at: '2026-03-02T09:00:00.000Z' };
    const renew = { step: 'renew_consent', authority, role: 'lead_caf_contact' } as const;
    const look = { step: 'look_at_consent', authority, role: 'lead_caf_contact' } as const;
    await open().inbox.replace({ ...about, workflow: 'consent_expiry', waits: [renew] });
    await open().inbox.replace({ ...about, workflow: 'consent', waits: [look] });
    expect(await open().inbox.of(owner, 9)).toHaveLength(2);
    await open().inbox.replace({ ...about, workflow: 'consent', waits: [] });
    expect(await open().inbox.of(owner, 9)).toMatchObject([{ step: 'renew_consent' }]);
  });
}
