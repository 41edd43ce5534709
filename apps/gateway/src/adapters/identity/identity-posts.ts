import type { Refusal } from '@hub/contracts';
import { SignIns } from '@hub/internal-messages';
import type { RequestClient } from '@hub/messaging';
import type { Post, Posts } from '../../application/sign-in/sign-in-ports.js';
import { GATEWAY_CALLER } from './identity-people.js';

/** Asks identity-service whether somebody acts in a post now: each time, as it may end. */
export class IdentityPosts implements Posts {
  constructor(private readonly requests: Pick<RequestClient, 'request'>) {}

  find(personId: string, postId: string): Promise<Post | Refusal> {
    return this.requests.request(
      SignIns.FindPost,
      { personId, postId },
      { caller: GATEWAY_CALLER },
    );
  }
}
