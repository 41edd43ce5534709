import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { readPolicies } from '@hub/service-host';
import { asked, FakeUnitOfWork, testId, inOtherPost } from '@hub/testing';
import { EPISODE, GREENWICH, LEWISHAM, SOUTHWARK, tools } from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import type { ConsentStores } from '../ports.js';
import { Decide } from '../consents/decide.js';
import { OverrideSharing } from './override-sharing.js';

const command = {
  episodeId: EPISODE,
  recipient: SOUTHWARK,
  categories: ['assessment' as const],
  ground: 'significant_harm' as const,
  explanation: 'a private reason',
  familyTold: false,
  whyNotTold: 'a private fear',
};

/** Lead CAF contacts ask: they work with every child of their authority. */
const contact = (authority: string) => asked(authority, { roles: ['lead_caf_contact'] });

describe('overriding consent in the public interest', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let at: ReturnType<typeof tools>;
  let overrides: OverrideSharing;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    at = tools();
    overrides = new OverrideSharing(work, at, readPolicies());
    await work.stores.counterparts.add(EPISODE, [LEWISHAM, GREENWICH]);
  });
  const make = async () => {
    const made = await overrides.make(command, contact(LEWISHAM));
    if (isRefusal(made)) throw new Error(made.refused);
    return made;
  };

  it('is told to who may use it and to who reviews it, without its words', async () => {
    const made = await make();
    expect(work.told).toEqual([['override.made.v1', [SOUTHWARK, made.reviewer].sort()]]);
    expect(JSON.stringify(work.facts.map((fact) => fact.payload))).not.toContain('private');
    expect(made).toMatchObject({ explanation: 'a private reason', review: 'waiting' });
    expect((await overrides.list({}, asked(SOUTHWARK))).items).toMatchObject([
      { id: made.id, ground: 'significant_harm' },
    ]);
    expect(JSON.stringify(await overrides.list({}, asked(SOUTHWARK)))).not.toContain('private');
    expect((await overrides.list({}, asked(made.reviewer))).items).toMatchObject([
      { explanation: 'a private reason', whyNotTold: 'a private fear' },
    ]);
  });

  it('is for authorities with a part in the episode', async () => {
    expect(await overrides.make(command, asked('E09000033'))).toEqual({ refused: 'not_found' });
    expect(
      await overrides.make({ ...command, recipient: LEWISHAM }, contact(LEWISHAM)),
    ).toMatchObject({ refused: 'party_to_itself' });
  });

  it('is for who works with the child, and verified whoever put them there', async () => {
    const member = testId(7001);
    await work.stores.counterparts.notePeople(
      EPISODE,
      { people: [{ personId: member, relation: 'team_member', confirmed: true }], closed: false },
      1,
    );
    const answer = async (personId: string, verified: boolean) => {
      const made = await overrides.make(command, asked(LEWISHAM, { personId, verified }));
      return isRefusal(made) ? made.refused : 'made';
    };
    expect(await answer(testId(7002), true)).toBe('not_involved');
    expect(await answer(member, false)).toBe('not_verified');
    expect(await answer(member, true)).toBe('made');
    expect(work.facts).toHaveLength(1);
  });

  it('is reviewed once, by the authority that was drawn', async () => {
    const maker = asked(LEWISHAM, { roles: ['lead_caf_contact'], personId: testId(7003) });
    const { id: overrideId, reviewer } = (await overrides.make(command, maker)) as Awaited<
      ReturnType<typeof make>
    >;
    const review = { overrideId, justified: true, reason: 'a private judgement' };
    expect(await overrides.review(review, asked(GREENWICH))).toEqual({ refused: 'not_found' });
    expect(await overrides.review(review, inOtherPost(asked(reviewer), maker))).toMatchObject({
      refused: 'second_person_needed',
    });
    expect(await overrides.review(review, asked(reviewer))).toMatchObject({ review: 'justified' });
    expect(work.told.at(-1)).toEqual(['override.reviewed.v1', [LEWISHAM]]);
    expect(await overrides.review(review, asked(reviewer))).toMatchObject({ refused: 'conflict' });
  });

  it('stays possible while the review of an earlier one is overdue, and after one found unjustified but for crime and courts', async () => {
    const { id: overrideId, reviewer } = await make();
    at.clock.advance(3 * 86_400_000);
    expect(await make()).toMatchObject({ review: 'waiting' });
    await overrides.review({ overrideId, justified: false, reason: 'r' }, asked(reviewer));
    expect(work.facts.at(-1)?.payload).toMatchObject({ waits: [] });
    expect(
      await overrides.make({ ...command, ground: 'serious_crime' }, contact(LEWISHAM)),
    ).toMatchObject({ refused: 'override_suspended' });
    await make();
    expect(work.facts.at(-1)?.payload).toMatchObject({
      waits: [{ step: 'review_override' }, { step: 'look_at_override', authority: LEWISHAM }],
    });
  });

  it('records who outside the hub was told, what of, how and by whom, for the register and the family', async () => {
    const { recipient: _recipient, ...bare } = command;
    const now = at.clock.now();
    const toldOutside = {
      kind: 'hospital',
      organisation: 'St Elsewhere',
      whom: 'a private name',
      how: 'by_telephone',
      at: now,
    } as const;
    const personId = testId(7003);
    const by = asked(LEWISHAM, { personId, roles: ['lead_caf_contact'] });
    const made = await overrides.make({ ...bare, toldOutside }, by);
    if (isRefusal(made)) throw new Error(made.refused);
    expect(made).toMatchObject({ toldOutside, expiresAt: now });
    expect(work.told).toEqual([['override.made.v1', [made.reviewer]]]);
    expect(JSON.stringify(work.facts)).not.toContain('private');
    const read = (authority: string) => overrides.read({ overrideId: made.id }, asked(authority));
    expect(await read(LEWISHAM)).toMatchObject({ toldOutside, documents: [] });
    expect(await read(SOUTHWARK)).toEqual({ refused: 'not_found' });
    const register = await new Decide(work, at).register({ episodeId: EPISODE }, asked(GREENWICH));
    const { whom: _whom, ...shown } = toldOutside;
    expect(register).toMatchObject({
      toldOutside: [
        {
          ...shown,
          overrideId: made.id,
          categories: ['assessment'],
          authority: LEWISHAM,
          personId,
        },
      ],
    });
    expect(JSON.stringify(register)).not.toContain('private');
  });

  it('shows its parties what it opens for as long as it holds', async () => {
    for (const [id, authority, category] of [
      ['a', LEWISHAM, 'assessment'],
      ['b', LEWISHAM, 'action_plan'],
      ['c', GREENWICH, 'assessment'],
    ] as const)
      await work.stores.documents.remember({
        id,
        episodeId: EPISODE,
        authority,
        category,
        version: 2,
        held: false,
      });
    const { id: overrideId } = await make();
    const read = (authority: string) => overrides.read({ overrideId }, asked(authority));
    expect(await read(SOUTHWARK)).toMatchObject({
      id: overrideId,
      documents: [{ id: 'a', category: 'assessment', version: 2 }],
    });
    expect(JSON.stringify(await read(SOUTHWARK))).not.toContain('private');
    expect(await read(GREENWICH)).toEqual({ refused: 'not_found' });
    at.clock.advance(3_600_000);
    expect(await read(SOUTHWARK)).toMatchObject({ id: overrideId, documents: [] });
  });
});
