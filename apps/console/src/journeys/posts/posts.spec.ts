import { describe, expect, it } from '@jest/globals';
import type { PostEntry } from '@hub/contracts/identity';
import { testId } from '@hub/testing';
import { PageDrawer } from '../../pages/page-drawer.js';
import type { Person } from '../../session/session-state.js';
import { postsView } from './posts-view.js';

const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'] as const;
const person: Person = {
  ...{ id: testId(1), name: 'Ada Okafor', post: 'School nurse', authority: LEWISHAM },
  ...{ roles: ['practitioner'], otherPosts: 1 },
};
const post = (id: number, state: PostEntry['state'], authority: string): PostEntry => ({
  ...{ id: testId(id), authority, state, verified: true, roles: ['practitioner'] },
  contact: { name: 'Ada Okafor', role: 'School nurse', team: 'School Health' },
});
const here = post(1, 'open', LEWISHAM);
const shell = { navigation: [], signedIn: { name: 'Ada', csrf: 'c', who: 'w' }, once: 'o' };
const drawer = new PageDrawer('apps/console/src', { assets: '/assets', serviceName: 'Hub' });
const draw = (items: PostEntry[]): string =>
  drawer.draw('journeys/posts/posts', { ...postsView({ items }, person), shell });

describe('the page that says for whom somebody works', () => {
  it('offers to work in another post, and not in the one they are in', () => {
    const { facts, posts } = postsView({ items: [here, post(2, 'open', GREENWICH)] }, person);
    expect(facts.map(({ value }) => value)).toEqual(['School nurse, Lewisham', testId(1)]);
    expect(posts).toEqual([
      {
        name: 'School nurse, Greenwich',
        about: 'What you have typed here stays here until you are back.',
        action: `/posts/${testId(2)}`,
        links: [],
      },
    ]);
    const drawn = draw([here, post(2, 'open', GREENWICH)]);
    expect(drawn).toContain(`action="/posts/${testId(2)}"`);
    expect(drawn).toContain('name="_csrf" value="c"');
  });

  it('asks whether an offered post is theirs, and says what one waits for', () => {
    const held = { ...post(3, 'held', GREENWICH), organisation: school() };
    const { posts } = postsView({ items: [here, post(2, 'offered', GREENWICH), held] }, person);
    expect(posts[0]?.links.map(({ href }) => href)).toEqual(
      ['accept', 'decline'].map((act) => `/posts/${testId(2)}/${act}`),
    );
    expect(posts[1]).toMatchObject({ name: 'School nurse, Hill School, Greenwich', links: [] });
    expect(posts[1]?.about).toContain('verify you');
    expect(posts[1]).not.toHaveProperty('action');
  });

  it('says to who has one how another becomes theirs', () => {
    expect(draw([here])).toContain('give the number above');
  });
});

function school(): NonNullable<PostEntry['organisation']> {
  return { id: testId(9), name: 'Hill School', sector: 'education', authority: GREENWICH };
}
