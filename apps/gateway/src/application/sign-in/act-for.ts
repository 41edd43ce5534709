import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { isId } from '@hub/contracts/shape';
import type { AccessToken } from '@hub/security';
import { isOfHub } from '../../domain/sign-in/factors.js';
import type { Callers } from '../callers.js';
import type { Post, Posts } from './sign-in-ports.js';

/** Somebody who holds several posts gives a token for one in exchange for a token for another. */
export class ActFor {
  constructor(
    private readonly callers: Callers,
    private readonly posts: Posts,
  ) {}

  /** The word of an authority on who signs in holds within it alone, for all its posts. */
  async execute(token: AccessToken, postId: string): Promise<Post | Refusal> {
    const caller = await this.callers.fromToken(token, undefined);
    if (isRefusal(caller)) return caller;
    if (token.kind !== 'person') return refuse('forbidden', 'A case system has no posts.');
    if (!isId(postId)) return refuse('post_not_yours');
    const post = await this.posts.find(token.subject, postId);
    if (isRefusal(post)) return post;
    if (post.authority !== token.authority && !isOfHub(token.methods))
      return refuse('own_sign_in_needed');
    return post;
  }
}
