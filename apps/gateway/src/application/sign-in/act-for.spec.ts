import { describe, expect, it } from '@jest/globals';
import { isRefusal, refuse } from '@hub/contracts';
import { testId } from '@hub/testing';
import { OF_AUTHORITY, OF_HUB } from '../../domain/sign-in/factors.js';
import { Callers } from '../callers.js';
import { ActFor } from './act-for.js';

const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'] as const;
const contact = { name: 'Ada', role: 'x', team: 'y' };
const HERE = { id: testId(1), authority: LEWISHAM };
const BESIDE = { id: testId(2), authority: LEWISHAM };
const THERE = { id: testId(3), authority: GREENWICH };
const callers = new Callers({
  find: (id) =>
    Promise.resolve(
      id === HERE.id ? { ...HERE, contact, roles: ['practitioner'], verified: true } : undefined,
    ),
});
const asked: string[] = [];
const act = new ActFor(callers, {
  find: (personId, postId) => {
    asked.push(`${personId} ${postId}`);
    const found = [HERE, BESIDE, THERE].find(({ id }) => id === postId);
    return Promise.resolve(found ?? refuse('post_not_yours'));
  },
});
const token = {
  ...{ subject: HERE.id, clientId: 'console', authority: LEWISHAM, kind: 'person' as const },
  ...{ methods: OF_HUB, signedInAt: 1_000 },
};

describe('acting for another post', () => {
  it('is open to who holds it, and signed in with the means of the hub', async () => {
    for (const post of [HERE, BESIDE, THERE]) expect(await act.execute(token, post.id)).toBe(post);
    expect(asked).toContain(`${HERE.id} ${THERE.id}`);
  });

  it('of another authority is not open by the word of one', async () => {
    const federated = { ...token, methods: OF_AUTHORITY };
    expect(await act.execute(federated, BESIDE.id)).toBe(BESIDE);
    expect(await act.execute(federated, THERE.id)).toEqual({ refused: 'own_sign_in_needed' });
  });

  it.each([
    ['a post of somebody else', token, testId(9), 'post_not_yours'],
    ['what is no post', token, 'x', 'post_not_yours'],
    ['one factor alone', { ...token, methods: ['pwd'] }, BESIDE.id, 'unauthenticated'],
    ['somebody who left', { ...token, subject: testId(8) }, BESIDE.id, 'unauthenticated'],
    ['a case system', { ...token, kind: 'system' as const }, BESIDE.id, 'forbidden'],
  ])('is refused with %s', async (_what, offered, postId, refused) => {
    const answer = await act.execute(offered, postId);
    expect(isRefusal(answer) && answer.refused).toBe(refused);
  });
});
