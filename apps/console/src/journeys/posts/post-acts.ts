import { AnswerPost, type PostEntry } from '@hub/contracts/identity';
import type { Acts } from '../../pages/acts.js';
import type { Fault } from '../../pages/faults.js';
import { textOf } from '../../session/form.js';

export const PATH = '/posts';
const isOffered = ({ state }: PostEntry): boolean => state === 'offered';

/** Whether a post that is offered is theirs. */
export const POST_ACTS: Acts<PostEntry> = {
  accept: {
    title: 'Say that this post is yours',
    lead: 'You then sign in to it as you do here. Its own password and codes stop working. Somebody who keeps the staff there verifies you before you work there.',
    button: 'It is mine',
    notice: 'The post is yours. You can work there once they have verified you.',
    isOpenTo: isOffered,
    fields: () => [
      {
        kind: 'line',
        name: 'code',
        label: 'One-time code',
        hint: 'The 6 digits that your phone shows now',
        most: 10,
        missing: 'Enter the code that your phone shows now',
      },
    ],
    definition: AnswerPost,
    order: (form, { id: personId }) => ({ personId, accepted: true, code: textOf(form, 'code') }),
    then: () => PATH,
  },
  decline: {
    title: 'Say that this post is not yours',
    lead: 'It goes away from your page. Whoever offered it made a mistake.',
    button: 'It is not mine',
    notice: 'It is not yours.',
    isOpenTo: isOffered,
    fields: () => [],
    definition: AnswerPost,
    order: (_form, { id: personId }) => ({ personId, accepted: false }),
    then: () => PATH,
  },
};

/** What the hub says no to, and what to do now. */
export const POST_REFUSALS: Readonly<Record<string, Fault>> = {
  code_wrong: {
    field: 'code',
    text: 'That code is wrong, or was used before. Wait for the next one and enter that',
  },
  post_tied: { text: 'That post is somebody’s already. Ring whoever offered it to you.' },
  offer_lapsed: {
    text: 'It was offered too long ago. Ring whoever keeps the staff there: they offer it again.',
  },
  post_ended: {
    text: 'You do not work there any more. If that is a mistake, ring whoever keeps the staff there.',
  },
  post_held: {
    text: 'You cannot work there yet: ask whoever keeps the staff there to verify you.',
  },
  post_not_accepted: { text: 'Say first that the post is yours.' },
  post_not_yours: { text: 'That is no post of yours. Choose one that stands here.' },
  own_sign_in_needed: {
    text: 'You signed in with your borough’s account, which holds there alone. Sign out, and sign in with your user name, password and one-time code.',
  },
};
