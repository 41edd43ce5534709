import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { EnrolledPerson } from '@hub/contracts/identity';
import { asked } from '@hub/testing';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import type { IdentityRig } from './identity-rig.js';
import { GREENWICH, LEAD, LEWISHAM, NURSE, openRegister, OTHER, SECOND } from './register-rig.js';

const TERMS = {
  contact: { name: 'Bea Two', role: 'Worker', team: 'Early Help' },
  roles: ['practitioner' as const],
};
const CODE_MS = 30_000;

describe('several posts of one human being', () => {
  let rig: IdentityRig;
  beforeAll(async () => {
    rig = await openRegister(backing.databaseUrl);
  });
  afterAll(() => rig.close());

  const keeper = (authority: string, second = false) => {
    const [first, other] = authority === LEWISHAM ? [LEAD, NURSE] : [OTHER, SECOND];
    return asked(authority, { personId: second ? other : first, roles: ['service_manager'] });
  };
  const holder = ({ id, authority }: Pick<EnrolledPerson, 'id' | 'authority'>) =>
    asked(authority, { personId: id, roles: ['practitioner'] });
  const verify = async ({ id: personId, authority }: EnrolledPerson) =>
    expectDone(await rig.keepStaff.verify({ personId, verified: true }, keeper(authority, true)));
  const join = async (authority: string, username: string): Promise<EnrolledPerson> => {
    const joined = await rig.keepStaff.register({ ...TERMS, username }, keeper(authority));
    await verify(expectDone(joined));
    return expectDone(joined);
  };
  /** The next code: each works once. */
  const codeOf = ({ codeSecret }: EnrolledPerson): string => {
    rig.clock.advance(CODE_MS);
    const timestamp = Date.parse(rig.clock.now());
    return new TOTP({ secret: Secret.fromBase32(codeSecret) }).generate({ timestamp });
  };
  /** @param means those of another, where one signs in with theirs */
  const signIn = async ({ username }: EnrolledPerson, means: EnrolledPerson) => {
    const known = await rig.signIn.checkPassword({ username, password: means.password });
    if ('refused' in known) return known.refused;
    const done = await rig.signIn.checkCode({ personId: known.id, code: codeOf(means) });
    return 'refused' in done ? done.refused : done.id;
  };
  const offer = ({ id: personId, authority }: EnrolledPerson, to: EnrolledPerson) =>
    rig.posts.offer({ personId, otherId: to.id }, keeper(authority));
  const accept = ({ id: personId }: EnrolledPerson, by: EnrolledPerson, code = codeOf(by)) =>
    rig.posts.answer({ personId, accepted: true, code }, holder(by));
  const tied = async (name: string): Promise<[EnrolledPerson, EnrolledPerson]> => {
    const [here, there] = [
      await join(LEWISHAM, `${name}.lewisham`),
      await join(GREENWICH, `${name}.greenwich`),
    ];
    expectDone(await offer(there, here));
    expectDone(await accept(there, here));
    await verify(there);
    return [here, there];
  };

  it('are signed in to by either user name, with one password and one second factor', async () => {
    const here = await join(LEWISHAM, 'bea.lewisham');
    const there = await join(GREENWICH, 'bea.greenwich');
    expectDone(await offer(there, here));
    expect(await signIn(there, there)).toBe(there.id);
    expect(await accept(there, here, '000000')).toEqual({ refused: 'code_wrong' });
    const [first, second] = expectDone(await accept(there, here)).items;
    expect([first?.state, second?.state]).toEqual(['open', 'held']);
    expect(await signIn(there, here)).toBe('unauthenticated');
    expect(await rig.person.execute({ personId: there.id })).toEqual({ refused: 'not_found' });
    await verify(there);
    expect(await signIn(there, there)).toBe('unauthenticated');
    expect(await signIn(there, here)).toBe(there.id);
    expect(await signIn(here, here)).toBe(here.id);
    expect(await rig.ownPerson.execute({}, holder(here))).toMatchObject({ otherPosts: 1 });
    const read = await rig.staff.one({ personId: there.id }, keeper(GREENWICH));
    expect(read).toMatchObject({ severalPosts: true });
    expect(read).not.toHaveProperty('held');
  });

  it('are locked together, and a code that was used for one is used for all', async () => {
    const [here, there] = await tied('cleo');
    const code = codeOf(here);
    expect(await rig.signIn.checkCode({ personId: here.id, code })).toMatchObject({ id: here.id });
    expect(await rig.signIn.checkCode({ personId: there.id, code })).toEqual({
      refused: 'unauthenticated',
    });
    for (let time = 0; time < 10; time += 1)
      await rig.signIn.checkPassword({ username: there.username, password: 'wrong' });
    expect(await signIn(here, here)).toBe('unauthenticated');
    rig.clock.advance(16 * 60_000);
    expect(await signIn(here, here)).toBe(here.id);
  });

  it('go on where one ends, that with whose means they are signed in to as well', async () => {
    const [here, there] = await tied('dora');
    await rig.keepStaff.end({ personId: here.id, because: 'left' }, keeper(LEWISHAM));
    expect(await signIn(here, here)).toBe('unauthenticated');
    expect(await signIn(there, here)).toBe(there.id);
    const find = { personId: there.id, postId: here.id };
    expect(await rig.posts.find(find)).toEqual({ refused: 'post_ended' });
    const renewed = expectDone(
      await rig.keepStaff.renewSignIn({ personId: there.id }, keeper(GREENWICH)),
    );
    expect(await signIn(there, here)).toBe('unauthenticated');
    expect(await signIn(there, renewed)).toBe(there.id);
  });

  it('wait for their own authority where another renewed the sign-in, and each is told', async () => {
    const [here, there] = await tied('edda');
    const { length } = await rig.told();
    const renewed = expectDone(
      await rig.keepStaff.renewSignIn({ personId: there.id }, keeper(GREENWICH)),
    );
    expect((await rig.told()).slice(length).map(({ data }) => data['personId'])).toEqual(
      [here.id, there.id].sort(),
    );
    expect(await signIn(here, renewed)).toBe('unauthenticated');
    expect(await signIn(there, renewed)).toBe(there.id);
    expect(await rig.posts.find({ personId: there.id, postId: here.id })).toEqual({
      refused: 'post_held',
    });
    await verify(here);
    expect(await signIn(here, renewed)).toBe(here.id);
  });

  it('count no sign-in from before new means, nor in one post from before other roles in it', async () => {
    const [here, there] = await tied('fern');
    const since = async ({ id: personId }: EnrolledPerson) =>
      expectDone(await rig.person.execute({ personId })).signInsFrom;
    const tiedAt = await since(there);
    expect([await since(here), tiedAt]).toEqual([undefined, expect.any(String)]);
    rig.clock.advance(CODE_MS);
    expectDone(await rig.keepStaff.renewSignIn({ personId: there.id }, keeper(GREENWICH)));
    const renewedAt = rig.clock.now();
    await verify(here);
    expect([await since(here), await since(there)]).toEqual([renewedAt, renewedAt]);
    rig.clock.advance(CODE_MS);
    const { version } = expectDone(await rig.staff.one({ personId: here.id }, keeper(LEWISHAM)));
    const roles = ['practitioner' as const, 'service_manager' as const];
    expectDone(
      await rig.keepStaff.change(
        { personId: here.id, ...TERMS, roles },
        { ...keeper(LEWISHAM), expectedVersion: version },
      ),
    );
    expect([await since(here), await since(there)]).toEqual([rig.clock.now(), renewedAt]);
  });

  it('are offered for 14 days, listed for the keeper meanwhile and afterwards, and offered anew', async () => {
    const here = await join(LEWISHAM, 'gail.lewisham');
    const there = await join(GREENWICH, 'gail.greenwich');
    const offered = expectDone(await offer(there, here));
    const listed = async (authority: string) =>
      expectDone(await rig.staff.list({ offered: true }, keeper(authority))).items;
    const { offeredUntil: until } = offered;
    expect(await listed(GREENWICH)).toMatchObject([{ id: there.id, offeredTo: here.id }]);
    expect([await listed(LEWISHAM), until]).toEqual([[], expect.any(String)]);
    const seen = async () => expectDone(await rig.posts.list({}, holder(here))).items;
    const waiting = { id: there.id, state: 'offered', offeredUntil: until };
    expect(await seen()).toContainEqual(expect.objectContaining(waiting));
    expect(await rig.ownPerson.execute({}, holder(here))).toMatchObject({ postsOffered: 1 });
    rig.clock.advance(15 * 86_400_000);
    expect(await seen()).toMatchObject([{ id: here.id, state: 'open' }]);
    expect(await accept(there, here)).toEqual({ refused: 'offer_lapsed' });
    expect(await listed(GREENWICH)).toMatchObject([{ id: there.id, offeredUntil: until }]);
    expectDone(await offer(there, here));
    expectDone(await accept(there, here));
    expect(await listed(GREENWICH)).toEqual([]);
  });

  it('are offered to one of two whom two keepers name at once, and the other keeper is told', async () => {
    const [first, second] = [
      await join(LEWISHAM, 'hope.lewisham'),
      await join(LEWISHAM, 'hope.other'),
    ];
    const there = await join(GREENWICH, 'hope.greenwich');
    const to = ({ id: otherId }: EnrolledPerson, isSecond: boolean) =>
      rig.posts.offer({ personId: there.id, otherId }, keeper(GREENWICH, isSecond));
    const said = await Promise.all([to(first, false), to(second, true)]);
    const told = said.map((one) => ('refused' in one ? one.refused : one.offeredTo));
    const now = expectDone(await rig.staff.one({ personId: there.id }, keeper(GREENWICH)));
    expect(told.sort()).toEqual([now.offeredTo, 'post_offered'].sort());
    expect([first.id, second.id]).toContain(now.offeredTo);
  });

  it('part where one is renewed alone, and the others keep the means that they had', async () => {
    const [here, there] = await tied('fay');
    const alone = expectDone(
      await rig.keepStaff.renewSignIn({ personId: here.id, alone: true }, keeper(LEWISHAM)),
    );
    expect(alone).not.toHaveProperty('severalPosts');
    expect(await signIn(here, here)).toBe('unauthenticated');
    expect(await signIn(here, alone)).toBe(here.id);
    expect(await signIn(there, here)).toBe(there.id);
    expect(await rig.posts.find({ personId: here.id, postId: there.id })).toEqual({
      refused: 'post_not_yours',
    });
  });

  it('are never put under one another, however many accept at a time', async () => {
    const people = [];
    for (const [place, authority] of [LEWISHAM, GREENWICH, LEWISHAM].entries())
      people.push(await join(authority, `gwen.${String(place)}`));
    const [a, b, c] = people as [EnrolledPerson, EnrolledPerson, EnrolledPerson];
    for (const [one, to] of [[a, b] as const, [b, c] as const, [c, a] as const])
      expectDone(await offer(one, to));
    const codes = [codeOf(b), codeOf(c), codeOf(a)];
    await Promise.allSettled([
      accept(a, b, codes[0]),
      accept(b, c, codes[1]),
      accept(c, a, codes[2]),
    ]);
    const deep = await rig.scratch.database.query<object[]>(
      'SELECT FROM person p JOIN person root ON root.id = p.account_id WHERE root.account_id IS NOT NULL',
    );
    expect(deep).toEqual([]);
  });
});
