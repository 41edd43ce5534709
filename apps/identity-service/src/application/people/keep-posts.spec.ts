import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, refuse, refuseStale } from '@hub/contracts';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { accountOf } from '../../domain/people/posts.js';
import { inMemoryIdentity } from '../../testing/in-memory-identity.js';
import { GREENWICH, LEWISHAM } from '../../testing/in-memory-register.js';
import { KeepPosts } from './keep-posts.js';
import { KeepStaff } from './keep-staff.js';
import { ReadOwnPerson } from './read-own-person.js';
import { ReadStaff } from './read-staff.js';

const AUTHORITIES = [LEWISHAM, GREENWICH, 'E09000005'];
const CONTACT = { name: 'Ama', role: 'Worker', team: 'Early Help' };
const POSTS = [0, 1, 2, 3, 4, 5].map((place) => ({
  id: testId(10 + place),
  authority: AUTHORITIES[place % 3] ?? LEWISHAM,
}));
const [HERE, THERE] = [POSTS[0], POSTS[1]] as [(typeof POSTS)[0], (typeof POSTS)[0]];

async function rig() {
  const stores = inMemoryIdentity();
  const work = new FakeUnitOfWork(stores);
  const clock = new FixedClock();
  let drawn = 0;
  const enrolment = {
    draw: () => ({ password: `p${String((drawn += 1))}`, codeSecret: `s${String(drawn)}` }),
    hash: (password: string) => Promise.resolve(password),
  };
  const staff = new KeepStaff(work, enrolment, { clock, ids: { next: () => testId(99) } });
  const person = { authority: LEWISHAM, contact: CONTACT, roles: [], verified: true };
  const checkCode = ({ personId: id, code }: { personId: string; code: string }) =>
    Promise.resolve(code === 'right' ? { id, ...person } : refuse('unauthenticated'));
  const posts = new KeepPosts(work, { checkCode }, clock);
  const terms = { contact: CONTACT, roles: ['practitioner' as const], verified: true, held: false };
  for (const one of POSTS)
    await stores.staff.save(
      { ...one, ...terms, username: one.id, version: 1 },
      { passwordHash: one.id, codeSecret: one.id },
    );
  return { stores, work, staff, posts, clock };
}
const keeper = (authority: string, place = 0) =>
  asked(authority, {
    personId: testId(50 + place + 2 * AUTHORITIES.indexOf(authority)),
    roles: ['service_manager'],
  });
const holder = ({ id, authority }: (typeof POSTS)[0]) =>
  asked(authority, { personId: id, roles: ['practitioner'] });

describe('posts of one human being', () => {
  it('are tied by an offer and an acceptance with the second factor', async () => {
    const { posts, staff, work } = await rig();
    const personId = THERE.id;
    const offer = { personId, otherId: HERE.id };
    expect(await posts.offer(offer, keeper(GREENWICH))).toMatchObject({ offeredTo: HERE.id });
    const find = () => posts.find({ personId: HERE.id, postId: personId });
    expect(await find()).toEqual({ refused: 'post_not_accepted' });
    expect(await posts.list({}, holder(HERE))).toMatchObject({
      items: [
        { id: HERE.id, state: 'open' },
        { id: personId, state: 'offered', offeredUntil: expect.any(String) },
      ],
    });
    const accept = { personId, accepted: true };
    const right = { ...accept, code: 'right' };
    expect(await posts.answer(accept, holder(HERE))).toMatchObject({ faults: [{ field: 'code' }] });
    expect(await posts.answer({ ...accept, code: 'wrong' }, holder(HERE))).toEqual({
      refused: 'code_wrong',
    });
    expect(await posts.answer(right, holder(THERE))).toEqual({ refused: 'not_found' });
    expect(await posts.answer(right, holder(HERE))).toMatchObject({
      items: [{ state: 'open' }, { state: 'held' }],
    });
    expect(work.told).toEqual([['person.sign_in_renewed.v1', []]]);
    expect(await find()).toEqual({ refused: 'post_held' });
    const seen = { personId, verified: true };
    expect(await staff.verify(seen, keeper(GREENWICH))).toEqual({
      refused: 'same_person_verifies',
    });
    expect(await staff.verify(seen, keeper(GREENWICH, 1))).toMatchObject({ severalPosts: true });
    expect(await find()).toEqual(THERE);
    expect(await posts.find({ personId, postId: HERE.id })).toEqual(HERE);
    await staff.end({ personId, because: 'left' }, keeper(GREENWICH));
    expect(await find()).toEqual({ refused: 'post_ended' });
    expect(await posts.list({}, holder(HERE))).toMatchObject({ items: [{ id: HERE.id }] });
  });

  it('are offered for 14 days: then it is in no list of theirs, until a keeper offers it again', async () => {
    const { posts, stores, clock } = await rig();
    const read = new ReadStaff(new FakeUnitOfWork(stores), clock);
    const own = new ReadOwnPerson(new FakeUnitOfWork(stores), clock);
    const personId = THERE.id;
    const offer = { personId, otherId: HERE.id };
    const seen = async () => {
      const answer = await read.list({ offered: true }, keeper(GREENWICH));
      if (isRefusal(answer)) throw new Error(answer.refused);
      return answer.items;
    };
    await posts.offer(offer, keeper(GREENWICH));
    expect(await seen()).toMatchObject([{ id: personId, offeredTo: HERE.id }]);
    expect(await own.execute({}, holder(HERE))).toMatchObject({ otherPosts: 1, postsOffered: 1 });
    clock.advance(15 * 86_400_000);
    expect(await own.execute({}, holder(HERE))).not.toHaveProperty('postsOffered');
    expect(await posts.list({}, holder(HERE))).toMatchObject({ items: [{ id: HERE.id }] });
    const accept = { personId, accepted: true, code: 'right' };
    expect(await posts.answer(accept, holder(HERE))).toEqual({ refused: 'offer_lapsed' });
    expect(await seen()).toMatchObject([{ id: personId }]);
    await posts.offer(offer, keeper(GREENWICH));
    expect(await posts.answer(accept, holder(HERE))).toMatchObject({ items: [{}, {}] });
    expect(await seen()).toEqual([]);
    expect((await read.list({ offered: true }, keeper(LEWISHAM))) as object).toEqual({ items: [] });
  });

  it('stay with whom they were offered to while two keepers offer one to different people', async () => {
    const { posts } = await rig();
    const personId = THERE.id;
    const another = POSTS[2]?.id ?? '';
    await posts.offer({ personId, otherId: HERE.id }, keeper(GREENWICH));
    const second = () => posts.offer({ personId, otherId: another }, keeper(GREENWICH, 1));
    expect(await second()).toEqual({ refused: 'post_offered' });
    expect(await posts.list({}, holder(HERE))).toMatchObject({ items: [{}, { id: personId }] });
    await posts.offer({ personId }, keeper(GREENWICH, 1));
    expect(await second()).toMatchObject({ offeredTo: another });
  });

  it('are offered, and taken back, as whoever asks has read them', async () => {
    const { posts } = await rig();
    const personId = THERE.id;
    const at = (expectedVersion: number) => ({ ...keeper(GREENWICH), expectedVersion });
    const offer = { personId, otherId: HERE.id };
    expect(await posts.offer(offer, at(1))).toMatchObject({ version: 2 });
    for (const asking of [offer, { personId }])
      expect(await posts.offer(asking, at(1))).toEqual(refuseStale(2));
    expect(await posts.offer({ personId }, at(2))).not.toHaveProperty('offeredTo');
  });

  it('part where one is renewed alone: the others go on with the means that they had', async () => {
    const { posts, staff, stores, work } = await rig();
    const personId = THERE.id;
    await posts.offer({ personId, otherId: HERE.id }, keeper(GREENWICH));
    await posts.answer({ personId, accepted: true, code: 'right' }, holder(HERE));
    await staff.verify({ personId, verified: true }, keeper(GREENWICH, 1));
    const before = work.told.length;
    await staff.renewSignIn({ personId: HERE.id, alone: true }, keeper(LEWISHAM));
    expect(work.told.slice(before)).toEqual([['person.sign_in_renewed.v1', []]]);
    const means = (id: string) => stores.staff.means.get(id)?.codeSecret;
    expect([means(HERE.id), means(personId)]).toEqual(['s1', HERE.id]);
    expect(await posts.find({ personId: HERE.id, postId: personId })).toEqual({
      refused: 'post_not_yours',
    });
    await staff.renewSignIn({ personId: HERE.id }, keeper(LEWISHAM));
    expect(means(personId)).toBe(HERE.id);
  });

  it('are not tied where an offer is taken back or declined, nor by a system', async () => {
    const { posts } = await rig();
    const personId = THERE.id;
    for (const undo of [
      () => posts.offer({ personId }, keeper(GREENWICH)),
      () => posts.answer({ personId, accepted: false }, holder(HERE)),
    ]) {
      await posts.offer({ personId, otherId: HERE.id }, keeper(GREENWICH));
      expect(isRefusal(await undo())).toBe(false);
      expect(await posts.find({ personId: HERE.id, postId: personId })).toEqual({
        refused: 'post_not_yours',
      });
    }
    const system = asked(LEWISHAM, { roles: ['authority_system'] });
    expect(await posts.answer({ personId, accepted: true }, system)).toEqual({
      refused: 'forbidden',
    });
    expect(await posts.list({}, system)).toEqual({ refused: 'not_found' });
    const nobody = { personId, otherId: testId(77) };
    expect(await posts.offer(nobody, keeper(GREENWICH))).toMatchObject({
      refused: 'person_unknown',
    });
  });

  it('open to nobody who was handed means elsewhere before their authority verified them', async () => {
    const place = fc.nat({ max: POSTS.length - 1 });
    const act = fc.record({
      what: fc.constantFrom('tie', 'tie', 'renew', 'alone', 'verify', 'verify', 'end'),
      post: place,
      other: place,
      by: fc.nat({ max: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        const { stores, staff, posts } = await rig();
        const account = (id: string): string => {
          const one = stores.staff.staff.get(id);
          return one ? accountOf(one) : id;
        };
        /** By the means themselves: by whom they were handed out, and when. */
        const handed = new Map(POSTS.map(({ id, authority }) => [id, { authority, at: 0 }]));
        const tiedAt = new Map<string, number>();
        const verifiedAt = new Map<string, number>();
        for (const [before, { what, post, other, by }] of acts.entries()) {
          const at = before + 1;
          const [one, two] = [POSTS[post] ?? HERE, POSTS[other] ?? HERE];
          const [personId, context] = [one.id, keeper(one.authority, by)];
          if (what === 'tie') {
            await posts.offer({ personId, otherId: two.id }, context);
            const answer = { personId, accepted: true, code: 'right' };
            if (!isRefusal(await posts.answer(answer, holder(two)))) tiedAt.set(personId, at);
          } else if (what === 'verify') {
            const seen = await staff.verify({ personId, verified: true }, context);
            if (!isRefusal(seen)) verifiedAt.set(personId, at);
          } else if (what === 'end') await staff.end({ personId, because: 'left' }, context);
          else {
            const alone = what === 'alone';
            const renewed = await staff.renewSignIn({ personId, alone }, context);
            if (isRefusal(renewed)) continue;
            const means = stores.staff.means.get(account(personId))?.codeSecret;
            handed.set(means ?? personId, { authority: one.authority, at });
            if (alone) tiedAt.delete(personId);
          }
          for (const { id: from } of POSTS)
            for (const { id: to, authority } of POSTS) {
              if (isRefusal(await posts.find({ personId: from, postId: to }))) continue;
              expect(account(from)).toBe(account(to));
              expect(account(account(to))).toBe(account(to));
              const seen = verifiedAt.get(to) ?? 0;
              const means = handed.get(stores.staff.means.get(account(to))?.codeSecret ?? to);
              expect(means).toBeDefined();
              if (means?.authority !== authority) expect(seen).toBeGreaterThan(means?.at ?? at);
              expect(seen).toBeGreaterThanOrEqual(tiedAt.get(to) ?? 0);
            }
        }
      }),
    );
  });
});
