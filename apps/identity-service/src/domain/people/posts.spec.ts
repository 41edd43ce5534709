import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { testId } from '@hub/testing';
import {
  answerOffer,
  isLapsed,
  offerPost,
  postFault,
  renewAlone,
  renewPosts,
  takeOfferBack,
} from './posts.js';
import type { Keeper, Staff } from './staff.js';

const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'] as const;
const KEEPER: Keeper = { authority: GREENWICH, personId: testId(1), roles: ['service_manager'] };
const AT = '2026-11-23T09:00:00.000Z';
const ended: NonNullable<Staff['ended']> = { at: AT, because: 'left' };
const post = (id: number, authority: string, change: Partial<Staff> = {}): Staff => ({
  ...{ id: testId(id), authority, username: `user-${String(id)}`, verified: true, held: false },
  contact: { name: 'Ama', role: 'Worker', team: 'Early Help' },
  roles: ['practitioner'],
  version: 1,
  ...change,
});
const here = post(10, GREENWICH);
const there = post(20, LEWISHAM);
const UNTIL = '2026-12-08T00:00:00.000Z';
const LATER = '2026-12-08T09:00:00.000Z';
const offered = { ...here, offer: { to: there.id, by: testId(1), at: AT, until: UNTIL } };
const tied = { ...here, accountId: there.id };
const offer = { staff: here, posts: [here], other: there };

describe('a post that is offered', () => {
  it('is theirs once they say so, and nobody acts in it before it is verified', () => {
    expect(offerPost(offer, KEEPER, AT)).toEqual({ ...offered, version: 2 });
    expect(postFault(offered, [there])).toEqual({ refused: 'post_not_accepted' });
    const taken = answerOffer({ staff: offered, posts: [offered] }, true, [there], AT);
    expect(taken).toEqual({
      ...{ ...tied, verified: false, held: true, enrolledBy: testId(1), version: 2 },
      signInsFrom: AT,
    });
    expect(postFault({ ...tied, held: true }, [there])).toEqual({ refused: 'post_held' });
    expect(postFault(tied, [there, tied])).toBeUndefined();
    expect(postFault(there, [there, tied])).toBeUndefined();
  });

  it('lapses after 14 days, and is offered anew', () => {
    const late = (accepted: boolean) =>
      answerOffer({ staff: offered, posts: [offered] }, accepted, [there], LATER);
    expect(late(true)).toEqual({ refused: 'offer_lapsed' });
    expect(late(false)).toEqual({ ...here, version: 2 });
    expect(isLapsed(offered.offer, LATER)).toBe(true);
    expect(isLapsed(offered.offer, AT)).toBe(false);
    const again = offerPost({ ...offer, staff: offered }, KEEPER, LATER);
    expect(again).toMatchObject({ offer: { at: LATER, until: '2026-12-23T00:00:00.000Z' } });
  });

  it('is nobody’s where they say no, or it is taken back', () => {
    const no = answerOffer({ staff: offered, posts: [offered] }, false, [there], AT);
    for (const one of [no, takeOfferBack(offered, KEEPER)])
      expect(one).toEqual({ ...here, version: 2 });
    expect(takeOfferBack(there, KEEPER)).toEqual({ refused: 'not_found' });
    expect(postFault(here, [there])).toEqual({ refused: 'post_not_yours' });
  });

  it('is offered to one at a time: to another once it was taken back, or has lapsed', () => {
    const [third, nobody] = [post(30, LEWISHAM), undefined];
    const anew = (staff: Staff, other: Staff | undefined, at: string) =>
      offerPost({ staff, posts: [staff], other }, KEEPER, at);
    for (const other of [third, nobody])
      expect(anew(offered, other, AT)).toEqual({ refused: 'post_offered' });
    const before = '2026-12-07T23:59:59.999Z';
    expect(anew(offered, third, before)).toEqual({ refused: 'post_offered' });
    expect(anew(offered, third, UNTIL)).toMatchObject({ offer: { to: third.id, at: UNTIL } });
    expect(anew(offered, there, before)).toMatchObject({ offer: { to: there.id, at: before } });
    const back = takeOfferBack(offered, KEEPER);
    if (isRefusal(back)) throw new Error(back.refused);
    expect(anew(back, third, AT)).toMatchObject({ offer: { to: third.id, at: AT } });
  });

  it.each([
    ['is of another authority', { staff: there, posts: [there], other: here }, 'not_found'],
    ['ended', { ...offer, staff: { ...here, ended } }, 'person_ended'],
    ['is one of several already', { ...offer, staff: tied, posts: [tied, there] }, 'post_tied'],
    ['is offered to nobody', { ...offer, other: undefined }, 'person_unknown'],
    ['is offered to itself', { ...offer, other: here }, 'person_unknown'],
    ['is offered to who left', { ...offer, other: { ...there, ended } }, 'person_unknown'],
    ['is offered to operations', { ...offer, other: post(3, 'hub') }, 'person_unknown'],
  ])('is refused where it %s', (_what, refusedOffer, refused) => {
    expect(offerPost(refusedOffer, KEEPER, AT)).toMatchObject({ refused });
  });

  it('is neither the keeper’s own nor offered to themselves, in whichever post', () => {
    for (const own of [here, there]) {
      const by = { ...KEEPER, posts: new Set([testId(1), own.id]) };
      expect(offerPost(offer, by, AT)).toMatchObject({ refused: 'not_by_yourself' });
    }
    const directory: Keeper = { authority: GREENWICH, roles: ['service_manager'] };
    expect(offerPost(offer, directory, AT)).toEqual({ refused: 'forbidden' });
  });

  it('is answered by nobody else, and not after it ended or was tied to another', () => {
    const answer = (staff: Staff | undefined, own: Staff[], posts = own) =>
      answerOffer({ staff, posts }, true, own, AT);
    expect(answer(offered, [post(30, LEWISHAM)])).toEqual({ refused: 'not_found' });
    expect(answer(here, [there])).toEqual({ refused: 'not_found' });
    expect(answer(undefined, [there])).toEqual({ refused: 'not_found' });
    expect(answer({ ...offered, ended }, [there])).toEqual({ refused: 'post_ended' });
    expect(answer(offered, [there], [offered, tied])).toEqual({ refused: 'post_tied' });
  });
});

describe('a post of several', () => {
  it('that ended is acted in no more, and the others are', () => {
    expect(postFault({ ...tied, ended }, [there])).toEqual({ refused: 'post_ended' });
    expect(postFault(there, [there])).toBeUndefined();
    expect(postFault(undefined, [there])).toEqual({ refused: 'post_not_yours' });
    expect(postFault(there, [])).toEqual({ refused: 'post_not_yours' });
  });

  it('is renewed with the others, whose sign-ins end; elsewhere it is verified first', () => {
    const renewed = { enrolledBy: testId(1), signInsFrom: AT, version: 2 };
    expect(renewPosts(tied, [tied, there], KEEPER, AT)).toEqual([
      { ...tied, verified: false, ...renewed },
      { ...there, verified: false, held: true, ...renewed },
    ]);
    const head = post(30, GREENWICH, { roles: ['head_of_service'], accountId: there.id });
    expect(renewPosts(tied, [tied, head], KEEPER, AT)).toEqual({ refused: 'role_above_yours' });
    expect(renewPosts(there, [there], KEEPER, AT)).toEqual({ refused: 'not_found' });
  });

  it('stands alone again with means of its own', () => {
    const staff = {
      ...tied,
      held: true,
      offer: { to: testId(4), by: testId(5), at: AT, until: UNTIL },
    };
    expect(renewAlone(staff, KEEPER, AT)).toEqual({
      ...{ ...here, verified: false, enrolledBy: testId(1), signInsFrom: AT, version: 2 },
    });
    expect(renewAlone(there, KEEPER, AT)).toEqual({ refused: 'not_found' });
  });
});
