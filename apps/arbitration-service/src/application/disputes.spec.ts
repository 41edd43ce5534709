import { describe, expect, it } from '@jest/globals';
import { refuseStale } from '@hub/contracts';
import type { DisputeView } from '@hub/contracts/arbitration';
import { asked, delivered, testId } from '@hub/testing';
import { as, disputesAtWork, POLICIES } from '../testing/disputes-at-work.js';
import { EPISODE, GREENWICH, LADDER, LEWISHAM, SOUTHWARK, sure } from '../testing/examples.js';
import { OnCounterpartsChanged } from './on-counterparts-changed.js';
import { OpenDispute } from './open-dispute.js';
import { ReadDisputes } from './read-disputes.js';

describe('a dispute', () => {
  it('opens between counterparts and is told to the parties, without its words', async () => {
    const { work, open } = await disputesAtWork();
    expect(await open()).toMatchObject({
      state: 'open',
      stage: 0,
      openedBy: LEWISHAM,
      waits: [
        { authority: LEWISHAM, role: 'lead_caf_contact' },
        { authority: GREENWICH, role: 'lead_caf_contact' },
      ],
    });
    expect(work.told).toEqual([['dispute.opened.v1', [GREENWICH, LEWISHAM]]]);
    expect(JSON.stringify(work.facts)).not.toContain('private');
    expect(await open({}, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
  });

  it('is opened by the hub where nobody answered a transfer, once, in the name of who proposed it', async () => {
    const { work, ids, transfers, open } = await disputesAtWork();
    const progress = {
      transferId: testId(77),
      episodeId: EPISODE,
      fromAuthority: LEWISHAM,
      toAuthority: SOUTHWARK,
      waits: [],
      version: 3,
    };
    await new OpenDispute(work, transfers, ids, LADDER, POLICIES).onSilence(progress, delivered(2));
    await new OpenDispute(work, transfers, ids, LADDER, POLICIES).onSilence(progress, delivered(3));
    expect(work.facts.map(({ payload }) => payload)).toMatchObject([
      { kind: 'transfer_declined', openedBy: LEWISHAM, respondents: [SOUTHWARK], stage: 0 },
    ]);
    expect(await open({ transferId: testId(77) })).toMatchObject({ refused: 'conflict' });
  });

  it('is opened by who works with the child, and refused to their colleagues', async () => {
    const { work, open } = await disputesAtWork();
    const person = {
      personId: testId(601),
      authority: LEWISHAM,
      relation: 'lead_professional' as const,
      confirmed: false,
    };
    const change = { episodeId: EPISODE, people: [person], closed: false, version: 1 };
    await new OnCounterpartsChanged(work).people(change, delivered(9));
    const by = (personId: string, verified = true) =>
      open({}, asked(LEWISHAM, { personId, verified }));
    expect(await by(testId(602))).toMatchObject({ refused: 'not_involved' });
    expect(await by(testId(601), false)).toMatchObject({ refused: 'not_verified' });
    expect(work.told).toEqual([]);
    expect(await by(testId(601))).toMatchObject({ state: 'open' });
  });

  it('is about a transfer of that episode to which its opener is a party, or about none', async () => {
    const { open } = await disputesAtWork();
    expect(await open({ kind: 'transfer_declined', transferId: testId(77) })).toMatchObject({
      transferId: testId(77),
    });
    for (const foreign of [testId(78), testId(79)])
      expect(await open({ transferId: foreign })).toEqual({ refused: 'not_found' });
    const byNoParty = open({ transferId: testId(77), respondents: [LEWISHAM] }, asked(GREENWICH));
    expect(await byNoParty).toEqual({ refused: 'not_found' });
  });

  it('is opened against whoever declined to take over, though they have no part in the episode, by who proposed it alone', async () => {
    const { open, work } = await disputesAtWork();
    const declined = {
      kind: 'transfer_declined',
      transferId: testId(80),
      respondents: [SOUTHWARK],
    } satisfies Parameters<typeof open>[0];
    expect(await open({ ...declined, transferId: testId(77) })).toMatchObject({
      refused: 'conflict',
    });
    expect(await open(declined, asked(SOUTHWARK))).toMatchObject({ refused: 'not_found' });
    expect(await open(declined)).toMatchObject({ respondents: [SOUTHWARK], state: 'open' });
    expect(work.told).toEqual([['dispute.opened.v1', [LEWISHAM, SOUTHWARK]]]);
    expect(await open(declined)).toMatchObject({ refused: 'conflict' });
  });

  it('is not opened again by any of its parties while it goes on', async () => {
    const { open, steps } = await disputesAtWork();
    const { id: disputeId } = sure<DisputeView>(await open());
    const counter = () =>
      open({ respondents: [LEWISHAM] }, asked(GREENWICH, { roles: ['lead_caf_contact'] }));
    expect(await counter()).toMatchObject({
      refused: 'dispute_open',
      detail: expect.stringContaining(disputeId),
    });
    sure<DisputeView>(await steps().withdraw({ disputeId, reason: 'x' }, as(LEWISHAM, 1)));
    expect(await counter()).toMatchObject({ state: 'open' });
  });

  it('is seen by its parties alone, and their drafts by themselves alone', async () => {
    const { work, open, steps } = await disputesAtWork();
    const { id: disputeId } = sure<DisputeView>(await open());
    sure<DisputeView>(
      await steps().writeStatement({ disputeId, text: 'a private draft' }, as(LEWISHAM, 1)),
    );
    const read = async (authority: string) =>
      new ReadDisputes(work, POLICIES).one({ disputeId }, as(authority, 1));
    expect(await read(LEWISHAM)).toMatchObject({
      askedFor: 'a private wish',
      statements: [{ text: 'a private draft' }],
    });
    expect(await read(GREENWICH)).toMatchObject({ statements: [] });
    expect(await read(GREENWICH)).not.toHaveProperty('dueAt');
    expect(await read(SOUTHWARK)).toEqual({ refused: 'not_found' });
    expect(await new ReadDisputes(work, POLICIES).list({}, as(GREENWICH, 1))).toMatchObject({
      items: [{ id: disputeId, statements: [] }],
    });
    expect(
      await new ReadDisputes(work, POLICIES).list({ cursor: 'x' }, as(GREENWICH, 1)),
    ).toMatchObject({
      refused: 'invalid_request',
    });
    expect(JSON.stringify(work.facts)).not.toContain('private');
  });

  it('is moved on the version that was read, by those who have a part in it', async () => {
    const { open, steps } = await disputesAtWork();
    const { id: disputeId } = sure<DisputeView>(await open());
    const { expectedVersion: _none, ...without } = as(LEWISHAM, 1);
    expect(await steps().escalate({ disputeId, reason: 'x' }, without)).toEqual({
      refused: 'precondition_required',
    });
    expect(await steps().escalate({ disputeId, reason: 'x' }, as(LEWISHAM, 9))).toEqual(
      refuseStale(1, []),
    );
    expect(await steps().escalate({ disputeId, reason: 'x' }, as(SOUTHWARK, 1))).toEqual({
      refused: 'not_found',
    });
    expect(await steps().escalate({ disputeId, reason: 'x' }, as(LEWISHAM, 1))).toMatchObject({
      stage: 1,
      version: 2,
    });
  });

  it('is agreed, withdrawn, left or opened again by its parties', async () => {
    const { open, steps, told } = await disputesAtWork();
    const opened = sure<DisputeView>(await open());
    const { id: disputeId } = opened;
    const offered = sure<DisputeView>(
      await steps().makeOffer({ disputeId, terms: 't' }, as(LEWISHAM, 1)),
    );
    const agreed = sure<DisputeView>(
      await steps().answerOffer(
        { disputeId, offerId: offered.offers[0]?.id ?? '', answer: 'accepts' },
        as(GREENWICH, 2),
      ),
    );
    expect(agreed.state).toBe('resolved');
    const again = sure<DisputeView>(
      await steps().reopen({ disputeId, ground: 'new_facts', reason: 'x' }, as(GREENWICH, 3)),
    );
    expect(again).toMatchObject({ state: 'open', stage: 1, reopenedOn: 'new_facts' });
    expect(
      await steps().withdraw({ disputeId, reason: 'x' }, as(GREENWICH, again.version)),
    ).toMatchObject({ state: 'resolved', outcome: { terms: 't' } });
    expect(told()).toEqual(
      ['opened', 'moved', 'resolved', 'moved', 'moved'].map((what) => `dispute.${what}.v1`),
    );
    const other = sure<DisputeView>(await open({ kind: 'residence' }));
    expect(
      await steps().leaveForSafeguarding({ disputeId: other.id, reason: 'x' }, as(GREENWICH, 1)),
    ).toMatchObject({ state: 'to_safeguarding', waits: [] });
  });

  it('is moved by who works with the child or stands on the ladder, by no other colleague', async () => {
    const { work, open, steps } = await disputesAtWork();
    const { id: disputeId } = sure<DisputeView>(await open());
    const member = testId(601);
    await work.stores.counterparts.notePeople(
      EPISODE,
      [{ personId: member, relation: 'team_member', confirmed: false }],
      1,
    );
    const by = (personId: string, verified = true) => ({
      ...asked(GREENWICH, { personId, verified, expectedVersion: 1 }),
    });
    const said = { disputeId, text: 'x', reason: 'x', terms: 't', offerId: 'o' };
    const again = { ...said, ground: 'not_heard' } as const;
    const answer = { ...said, answer: 'accepts' } as const;
    for (const [context, refused] of [
      [by(testId(602)), 'not_involved'],
      [by(member, false), 'not_verified'],
    ] as const)
      for (const taken of [
        steps().writeStatement(said, context),
        steps().makeOffer(said, context),
        steps().answerOffer(answer, context),
        steps().escalate(said, context),
        steps().withdraw(said, context),
        steps().leaveForSafeguarding(said, context),
        steps().carryOut(said, context),
        steps().reopen(again, context),
      ])
        expect(await taken).toMatchObject({ refused });
    expect(work.told).toHaveLength(1);
    expect(await steps().writeStatement(said, by(member))).toMatchObject({ version: 2 });
  });

  it('is taken from a rung by a person of that rung, and withdrawn by one of it or above', async () => {
    const { open, steps } = await disputesAtWork();
    const { id: disputeId } = sure<DisputeView>(await open());
    const reason = 'x';
    sure<DisputeView>(await steps().escalate({ disputeId, reason }, as(LEWISHAM, 1)));
    sure<DisputeView>(await steps().escalate({ disputeId, reason }, as(LEWISHAM, 2)));
    const late = as(LEWISHAM, 3);
    for (const by of [late, as(LEWISHAM, 3, 'head_of_service')])
      expect(await steps().escalate({ disputeId, reason }, by)).toMatchObject({
        refused: 'out_of_turn',
        detail: 'Rung 2 is left by: service_manager.',
      });
    expect(await steps().withdraw({ disputeId, reason }, late)).toMatchObject({
      refused: 'out_of_turn',
      detail: 'On rung 2 a party speaks through: service_manager, head_of_service.',
    });
    const manager = as(LEWISHAM, 3, 'service_manager');
    expect(await steps().withdraw({ disputeId, reason }, manager)).toMatchObject({
      state: 'withdrawn',
    });
  });
});
