import { type Refusal, refuse } from '@hub/contracts';
import { dayAfter, endOfLondonDay, londonDate } from '@hub/working-time';
import { keeperFault, type Keeper, type PostOffer, type Staff } from './staff.js';

/** Whose staff operate the hub: they see that it goes, and work for no authority beside. */
const OPERATIONS = 'hub';

/** With whose means somebody signs in: those of another post of theirs, or of this one. */
export function accountOf({ id, accountId }: Pick<Staff, 'id' | 'accountId'>): string {
  return accountId ?? id;
}

const OFFERED_DAYS = 14;

interface Offer {
  readonly staff: Staff | undefined;
  /** Every post of whoever holds that one; the one alone where it is none of several. */
  readonly posts: readonly Staff[];
  /** The other post that is said to be of the same human being. */
  readonly other: Staff | undefined;
}

/**
 * A keeper says that a member of their staff is the same human being as who holds another post. It
 * changes nothing before that one says so; said again, they have as long as at first. While it is
 * open it goes to nobody else: a colleague said so a moment ago.
 */
export function offerPost({ staff, posts, other }: Offer, by: Keeper, at: string): Staff | Refusal {
  const fault = keeperFault(staff, by);
  if (fault || !staff) return fault ?? refuse('not_found');
  if (by.personId === undefined) return refuse('forbidden');
  if (posts.length > 1) return refuse('post_tied');
  const { offer: open } = staff;
  if (open && open.to !== other?.id && !isLapsed(open, at)) return refuse('post_offered');
  if (other && by.posts?.has(other.id)) return refuse('not_by_yourself');
  if (!other || other.ended || other.authority === OPERATIONS || other.id === staff.id)
    return refuse('person_unknown', undefined, [
      { field: 'otherId', message: 'is nobody who acts for an authority in another post' },
    ]);
  const offer = { to: other.id, by: by.personId, at, until: lapseOf(at) };
  return { ...staff, offer, version: staff.version + 1 };
}

/** With the end of a day in London. */
function lapseOf(at: string): string {
  return endOfLondonDay(dayAfter(londonDate(at), OFFERED_DAYS));
}

export function isLapsed({ until }: Pick<PostOffer, 'until'>, now: string): boolean {
  return until <= now;
}

/** It was offered to the wrong person. */
export function takeOfferBack(staff: Staff | undefined, by: Keeper): Staff | Refusal {
  const fault = keeperFault(staff, by);
  if (fault || !staff) return fault ?? refuse('not_found');
  const { offer: _offer, ...kept } = staff;
  return { ...kept, version: staff.version + 1 };
}

/**
 * Whoever holds the other post says whether this one is theirs too. Accepted, it is signed in to
 * with their means, which others handed out: nobody acts in it before a colleague of who offered it
 * has verified them.
 */
export function answerOffer(
  { staff, posts }: Pick<Offer, 'staff' | 'posts'>,
  accepted: boolean,
  own: readonly Staff[],
  at: string,
): Staff | Refusal {
  const [first] = own;
  const to = staff?.offer?.to;
  if (!staff?.offer || !first || !own.some(({ id }) => id === to)) return refuse('not_found');
  const { offer, ...kept } = staff;
  const version = staff.version + 1;
  if (!accepted) return { ...kept, version };
  if (isLapsed(offer, at)) return refuse('offer_lapsed');
  if (staff.ended) return refuse('post_ended');
  if (posts.length > 1) return refuse('post_tied');
  return {
    ...kept,
    ...{ accountId: accountOf(first), verified: false, held: true, enrolledBy: offer.by },
    ...{ signInsFrom: at, version },
  };
}

/** Whether somebody may act for a post; said of one of several, and of what is none of theirs. */
export function postFault(post: Staff | undefined, own: readonly Staff[]): Refusal | undefined {
  const [first] = own;
  if (!post || !first) return refuse('post_not_yours');
  if (accountOf(post) !== accountOf(first))
    return own.some(({ id }) => id === post.offer?.to)
      ? refuse('post_not_accepted')
      : refuse('post_not_yours');
  if (post.ended) return refuse('post_ended');
  return post.held ? refuse('post_held') : undefined;
}

/**
 * Somebody gets new means to sign in, for all their posts, and is verified anew by another in each.
 * What another authority handed out opens no post of this one before it was verified here. Whoever
 * is signed in to one of them is out.
 */
export function renewPosts(
  staff: Staff | undefined,
  posts: readonly Staff[],
  by: Keeper,
  at: string,
): Staff[] | Refusal {
  const fault = keeperFault(staff, by);
  if (fault || !staff) return fault ?? refuse('not_found');
  const above = posts
    .filter(({ authority }) => authority === by.authority)
    .map((post) => keeperFault(post, by))
    .find((one) => one !== undefined);
  if (above) return above;
  return posts.map((post) => ({
    ...post,
    verified: false,
    held: post.held || post.authority !== by.authority,
    ...(by.personId === undefined ? {} : { enrolledBy: by.personId }),
    ...{ signInsFrom: at, version: post.version + 1 },
  }));
}

/** The same for one post, which is none of several any more. */
export function renewAlone(staff: Staff | undefined, by: Keeper, at: string): Staff | Refusal {
  const fault = keeperFault(staff, by);
  if (fault || !staff) return fault ?? refuse('not_found');
  const { accountId: _account, offer: _offer, ...kept } = staff;
  return {
    ...kept,
    ...{ verified: false, held: false, signInsFrom: at, version: staff.version + 1 },
    ...(by.personId === undefined ? {} : { enrolledBy: by.personId }),
  };
}
