import { describe, expect, it } from '@jest/globals';
import { inPost, keptElsewhere } from './other-posts.js';
import type { Inside, Person } from './session-state.js';
import { fingerprintOf } from './visit.js';

const KEY = 'key';
const person = (id: string): Person => ({
  ...{ id, name: 'Ada Okafor', post: 'School nurse', authority: 'E09000023', otherPosts: 1 },
  roles: ['practitioner'],
});
const tokens = { access: 'a', refresh: 'r', expiresAt: 9 };
const session = (): Inside => ({
  ...{ kind: 'in', person: person('here'), tokens, since: 5, csrf: 'one' },
  drafts: { 'look-up': { family: 'Kent' } },
});
const there = { person: person('there'), tokens: { ...tokens, postId: 'there' }, csrf: 'two' };
const sent = { path: '/look-up/child', form: { family: 'Kent' }, who: fingerprintOf('here', KEY) };

describe('a session in another post', () => {
  it('sees nothing of what is begun in the one, and finds it there again', () => {
    const other = inPost(session(), there);
    expect(other).toMatchObject({ ...there, since: 5, drafts: {} });
    expect(inPost(other, { person: person('here'), tokens, csrf: 'three' })).toEqual({
      ...session(),
      csrf: 'three',
      elsewhere: { there: { drafts: {} } },
    });
  });

  it('sends nothing that was typed in the one, and gives it back there', () => {
    const other = inPost(session(), there);
    expect(keptElsewhere(other, sent, KEY)).toBe(true);
    expect(other.notice).toContain('Nothing was sent');
    expect(other.interruption).toBeUndefined();
    const back = inPost(other, { person: person('here'), tokens, csrf: 'three' });
    expect(back.interruption).toEqual(sent);
  });

  it('keeps nothing of anybody else', () => {
    const other = inPost(session(), there);
    const stranger = { ...sent, who: fingerprintOf('somebody', KEY) };
    expect(keptElsewhere(other, stranger, KEY)).toBe(false);
    expect(keptElsewhere(session(), sent, KEY)).toBe(false);
  });
});
