import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { USUAL_TRANSFER_POLICY } from '../../domain/transfers/transfer-policy.js';
import {
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  lookupRegister,
  organisations,
  people,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { GatherRecord } from '../records/gather-record.js';
import { AskToLead } from './ask-to-lead.js';
import { ClosedLeads } from './closed-leads.js';

describe('a request to lead', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let asking: AskToLead;
  beforeEach(async () => {
    const clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    asking = new AskToLead(
      work,
      { register: consentRegister, closedLeads: new ClosedLeads(work, people, organisations) },
      new CountingIds(),
      USUAL_TRANSFER_POLICY,
      whoMay,
    );
    const seat = (number: number, authority: string) => ({
      ...{ id: testId(50 + number), authority, personId: person(number), role: 'Teacher' },
      confirmed: true,
    });
    await work.stores.episodes.add(
      episode({ state: 'active', team: [seat(2, GREENWICH), seat(3, SOUTHWARK)] }),
    );
  });
  const leading = asked(LEWISHAM, { personId: person(1) });
  const teacher = asked(GREENWICH, { personId: person(2) });
  const wanted = { episodeId: EPISODE, because: 'move' } as const;
  const make = async (by = teacher) => {
    const made = await asking.ask(wanted, by);
    if (isRefusal(made)) throw new Error(made.refused);
    return { episodeId: EPISODE, requestId: made.id };
  };

  it('that is accepted is a transfer to who asked, proposed as any other', async () => {
    const of = await make();
    const accept = { ...of, answer: 'accepts', familyView: 'agrees' } as const;
    expect(await asking.answer(accept, teacher)).toMatchObject({ refused: 'not_involved' });
    const accepted = await asking.answer(accept, leading);
    if (isRefusal(accepted)) throw new Error(accepted.refused);
    const [transfer] = await work.stores.transfers.ofEpisode(EPISODE);
    expect(transfer).toMatchObject({
      ...{ id: accepted.transferId, state: 'proposed', reason: 'move' },
      ...{ fromAuthority: LEWISHAM, toAuthority: GREENWICH },
    });
    expect(await work.stores.episodes.find(EPISODE)).toMatchObject({ state: 'transferring' });
    expect(work.told.map(([type]) => type)).toEqual([
      ...['lead_request.moved.v1', 'lead_request.moved.v1', 'transfer.proposed.v1'],
    ]);
    expect(await asking.list({ episodeId: EPISODE }, teacher)).toMatchObject({
      items: [{ state: 'accepted', authority: GREENWICH }],
    });
    const record = await new GatherRecord(work, lookupRegister).execute({
      ...{ episodeId: EPISODE, authority: LEWISHAM },
    });
    expect(record).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ title: 'An authority asked to lead' }),
      ]),
    });
  });

  it('stays open where the transfer that it would become is refused', async () => {
    const of = await make(asked(SOUTHWARK, { personId: person(3) }));
    const accept = { ...of, answer: 'accepts', familyView: 'agrees' } as const;
    // The family has not agreed that Southwark learns of it.
    expect(await asking.answer(accept, leading)).toEqual({ refused: 'consent_missing' });
    expect(await work.stores.transfers.ofEpisode(EPISODE)).toEqual([]);
  });

  it('is declined with why, or taken back; a missing one is not found', async () => {
    const of = await make();
    expect(await asking.ask(wanted, teacher)).toMatchObject({ refused: 'lead_request_exists' });
    const missing = { ...of, requestId: testId(77), answer: 'declines' } as const;
    const reason = 'work_ends_soon' as const;
    expect(await asking.answer({ ...missing, reason }, leading)).toMatchObject({
      refused: 'not_found',
    });
    expect(await asking.answer({ ...of, answer: 'declines', reason }, leading)).toMatchObject({
      ...{ state: 'declined', reason },
    });
    expect(await asking.withdraw(of, teacher)).toMatchObject({ refused: 'lead_request_settled' });
    expect(await asking.withdraw(await make(), teacher)).toMatchObject({ state: 'withdrawn' });
    expect(await work.stores.transfers.ofEpisode(EPISODE)).toEqual([]);
  });
});
