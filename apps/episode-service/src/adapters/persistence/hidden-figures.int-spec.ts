import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { propose } from '../../domain/transfers/transfer.js';
import { USUAL_TRANSFER_POLICY } from '../../domain/transfers/transfer-policy.js';
import { episode } from '../../testing/examples.js';
import { sure } from '../../testing/transfers-under-way.js';
import { TypeormEpisodeStore } from './episode-store.js';
import { SqlReportStore } from './report-queries.js';
import { TypeormServiceRequestStore } from './service-request-store.js';
import { tables } from './tables.js';
import { TypeormTransferStore } from './transfer-store.js';

const [OLD, LEADS, NEW] = ['E09000016', 'E09000017', 'E09000018'];
const SPAN = { from: '2026-01-01', to: '2026-12-31' };
/** The episode is hidden on 10 March; whatever follows is in April. */
const SINCE = '2026-03-10T09:00:00.000Z';
const LATER = '2026-04-10T09:00:00.000Z';

let scratch: ScratchSchema;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
  const { database } = scratch;
  const episodes = inTransactions(database, (manager) => new TypeormEpisodeStore(manager));
  const transfers = inTransactions(database, (manager) => new TypeormTransferStore(manager));
  const requests = inTransactions(database, (manager) => new TypeormServiceRequestStore(manager));
  for (const place of [1, 2]) {
    const startedAt = '2026-02-10T09:00:00.000Z';
    const lead = { ...episode().lead, authority: LEADS, since: startedAt };
    const one = episode({
      ...{ id: testId(place), lookupId: testId(50 + place), lead },
      ...{ originatingAuthority: OLD, homeAuthority: NEW, startedAt },
    });
    await episodes.add(one);
    if (place === 1)
      await episodes.saveShield({
        ...one,
        shield: { hiddenFrom: [OLD], because: 'refuge', since: SINCE },
      });
    const asked = { episodeId: one.id, service: 'health', urgency: 'routine', version: 1 } as const;
    await requests.add({
      ...{ ...asked, id: testId(100 + place), fromAuthority: OLD, toAuthority: LEADS },
      ...{ state: 'accepted', sentAt: startedAt, answeredAt: LATER },
    });
    await requests.add({
      ...{ ...asked, id: testId(200 + place), fromAuthority: LEADS, toAuthority: NEW },
      ...{ state: 'accepted', sentAt: LATER, answeredAt: LATER },
    });
    await transfers.add(
      sure(
        propose(
          one,
          { episodeId: one.id, toAuthority: NEW, reason: 'move', familyView: 'agrees' },
          {
            ...{ id: testId(300 + place), authority: LEADS, at: LATER },
            ...{ policy: USUAL_TRANSFER_POLICY, others: [] },
          },
        ),
      ),
    );
    const closing = { step: 'close', closingReason: 'moved_out_of_london' } as const;
    await episodes.addStep(
      one,
      { authority: LEADS, state: 'closed', ...closing, version: 2, at: LATER },
      one,
    );
  }
});
afterAll(() => scratch.drop());

const reports = () => inTransactions(scratch.database, (manager) => new SqlReportStore(manager));

describe('figures of an episode that is hidden', () => {
  it('stand still for those from whom it is hidden, and go on for operations', async () => {
    const april = async (authority: string | undefined) => {
      const rows = await reports().episodes({ ...SPAN, authority });
      return rows.find(({ month }) => month === '2026-04');
    };
    expect(await april(OLD)).toMatchObject({
      ...{ closed: 1, closedMovedOutOfLondon: 1, activeAtEnd: 1 },
      ...{ serviceRequestsSent: 1, serviceRequestsAccepted: 1 },
    });
    expect(await april(undefined)).toMatchObject({ closed: 2, activeAtEnd: 0 });
    const [february] = await reports().episodes({ ...SPAN, authority: OLD });
    expect(february).toMatchObject({
      ...{ month: '2026-02', started: 2, activeAtEnd: 2 },
      ...{ serviceRequestsSent: 2, serviceRequestsAccepted: 1 },
    });
    const unmet = await reports().unmetNeeds({ ...SPAN, authority: OLD });
    expect(unmet).toMatchObject([{ asked: 2, accepted: 1, unanswered: 1 }]);
  });

  it('show no pair of authorities but to these two', async () => {
    const proposed = async (authority: string | undefined) =>
      (await reports().transfers({ ...SPAN, authority })).map((row) => row.proposed);
    expect(await proposed(undefined)).toEqual([1]);
    expect(await proposed(OLD)).toEqual([]);
    expect(await proposed(LEADS)).toEqual([2]);
    expect(await proposed(NEW)).toEqual([2]);
  });
});
