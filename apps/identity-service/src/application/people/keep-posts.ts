import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  AnswerPostPayload,
  NoPayload,
  OfferPostPayload,
  PostEntry,
  PostList,
  StaffView,
} from '@hub/contracts/identity';
import { SignIns } from '@hub/internal-messages';
import { type Clock, fact, type MessageContext } from '@hub/use-case';
import {
  accountOf,
  answerOffer,
  offerPost,
  postFault,
  takeOfferBack,
} from '../../domain/people/posts.js';
import { staleFault, type Staff } from '../../domain/people/staff.js';
import type { IdentityStores, IdentityWork } from '../ports.js';
import type { SignIn } from '../sign-in/sign-in.js';
import { keeperIn } from './keeper-in.js';
import { viewOne } from './read-staff.js';
import { personEntry, readLeads } from './staff-now.js';

/** One human being in several posts, each of which stays a person of its own everywhere else. */
export class KeepPosts {
  constructor(
    private readonly work: IdentityWork,
    private readonly signIn: Pick<SignIn, 'checkCode'>,
    private readonly clock: Clock,
  ) {}

  /** A keeper says whose post that of their staff is as well; or that it is nobody’s. */
  offer(command: OfferPostPayload, context: MessageContext): Promise<StaffView | Refusal> {
    const { personId, otherId } = command;
    return this.work.request<StaffView>(context, command, async (stores) => {
      const now = this.clock.now();
      const by = await keeperIn(stores, context.caller);
      const staff = await stores.staff.lock(personId);
      const posts = await stores.staff.posts(personId);
      const offered =
        otherId === undefined
          ? takeOfferBack(staff, by)
          : offerPost({ staff, posts, other: await stores.staff.find(otherId) }, by, now);
      if (isRefusal(offered)) return offered;
      const stale = staleFault(staff, context);
      if (stale) return stale;
      await stores.staff.save(offered);
      const result = await viewOne(offered, stores, now);
      return { result, facts: [], evidence: { subject: personId } };
    });
  }

  /** Whoever holds the other post says whether it is theirs, and that it is they who say so. */
  async answer(command: AnswerPostPayload, context: MessageContext): Promise<PostList | Refusal> {
    const { personId, accepted, code } = command;
    const { personId: ownId } = context.caller;
    if (ownId === undefined) return refuse('forbidden');
    // Before anything is locked: what it counts stays, whatever becomes of the answer.
    const codeFault = accepted ? await this.codeFault(ownId, code) : undefined;
    return this.work.request<PostList>(context, command, async (stores) => {
      const staff = await stores.staff.lock(personId);
      const [one] = await stores.staff.posts(ownId);
      // Else two posts could come under one another at a time.
      if (one) await stores.staff.lock(accountOf(one));
      const own = await stores.staff.posts(ownId);
      const posts = await stores.staff.posts(personId);
      const answered = answerOffer({ staff, posts }, accepted, own, this.clock.now());
      if (isRefusal(answered)) return answered;
      if (codeFault) return codeFault;
      await stores.staff.save(answered);
      const { authority } = answered;
      const renewed = { personId, authority, renewedAt: this.clock.now() };
      return {
        result: await this.postsOf(ownId, stores),
        facts: accepted ? [fact(SignIns.SignInRenewed, renewed)] : [],
        evidence: { subject: personId },
      };
    });
  }

  list(
    _query: NoPayload,
    { caller: { personId } }: Pick<MessageContext, 'caller'>,
  ): Promise<PostList | Refusal> {
    if (personId === undefined) return Promise.resolve(refuse('not_found'));
    return this.work.read((stores) => this.postsOf(personId, stores));
  }

  /** For the gateway, which issues a token for that post. */
  find({ personId, postId }: SignIns.FindPostPayload): Promise<SignIns.PostView | Refusal> {
    return this.work.read(async ({ staff }) => {
      const own = await staff.posts(personId);
      const post = await staff.find(postId);
      const fault = postFault(post, own);
      if (fault || !post) return fault ?? refuse('post_not_yours');
      return { id: post.id, authority: post.authority };
    });
  }

  private async codeFault(
    personId: string,
    code: string | undefined,
  ): Promise<Refusal | undefined> {
    if (code === undefined)
      return refuse('invalid_request', undefined, [
        { field: 'code', message: 'must be said to accept a post' },
      ]);
    const person = await this.signIn.checkCode({ personId, code });
    return isRefusal(person) ? refuse('code_wrong') : undefined;
  }

  private async postsOf(personId: string, stores: IdentityStores): Promise<PostList> {
    const own = await stores.staff.posts(personId);
    const now = this.clock.now();
    const ids = own.map(({ id }) => id);
    const offered = await stores.staff.offeredTo(ids, now);
    const states = new Map<string, Pick<PostEntry, 'state' | 'offeredUntil'>>([
      ...offered.map((post) => [post.id, offeredState(post)] as const),
      ...own.map((post) => [post.id, stateOf(post)] as const),
    ]);
    const people = await stores.people.findAll([...states.keys()]);
    const items: PostEntry[] = [];
    for (const person of people) {
      const state = states.get(person.id);
      const leads = await readLeads(stores.register, person.authority, now);
      if (state !== undefined) items.push({ ...personEntry(person, leads), ...state });
    }
    return { items: items.sort((one, other) => (one.id < other.id ? -1 : 1)) };
  }
}

function stateOf({ held }: Staff): Pick<PostEntry, 'state'> {
  return { state: held ? 'held' : 'open' };
}

function offeredState({ offer }: Staff): Pick<PostEntry, 'state' | 'offeredUntil'> {
  return { state: 'offered', ...(offer ? { offeredUntil: offer.until } : {}) };
}
