import type { EligibilityRule, FeedView } from '@hub/contracts/directory';

/**
 * An authority's list of services: pulled from an address in Open Referral UK, or imported from a
 * file.
 */
export interface Feed {
  readonly id: string;
  readonly authority: string;
  readonly kind: FeedView['kind'];
  readonly name: string;
  readonly url?: string;
  readonly licence: string;
  readonly everyHours?: number;
  readonly unlessSaid?: EligibilityRule;
  readonly state: FeedView['state'];
  readonly copyOf?: string;
  readonly nextPullAt?: string;
  readonly failures: number;
  readonly because?: string;
  /** Records that its last good pull gave, and how many of them were refused. */
  readonly recordsRead?: number;
  readonly recordsRefused?: number;
  /** How many services a pull listed that nothing was taken away by. */
  readonly heldBack?: number;
  readonly heldBackAt?: string;
  /** Its keeper said that the next pull is to be believed, however little it lists. */
  readonly confirmed?: boolean;
  /** By which rules its copy was indexed; under others every page is asked for again. */
  readonly indexedAs?: string;
}

/** One that is pulled from an address. */
export type PulledFeed = Feed & { readonly url: string; readonly everyHours: number };

const HOUR_MS = 60 * 60_000;
const FIRST_RETRY_MS = 5 * 60_000;
/**
 * A tenth more or less, so that feeds that were registered together are not pulled together for
 * ever.
 */
const JITTER = 0.1;

/** After a good pull: at its hours, give or take. */
export function afterSuccess(feed: Feed, now: string, chance: number): Feed {
  const { because: _because, ...rest } = feed;
  return {
    ...rest,
    state: 'healthy',
    failures: 0,
    copyOf: now,
    ...next(feed, (feed.everyHours ?? 0) * HOUR_MS, now, chance),
  };
}

/**
 * After a failure: in five minutes, then twice as long each time, at most its hours. The last good
 * copy is served on.
 */
export function afterFailure(feed: Feed, because: string, now: string, chance: number): Feed {
  const wait = Math.min(FIRST_RETRY_MS * 2 ** feed.failures, (feed.everyHours ?? 0) * HOUR_MS);
  return {
    ...feed,
    state: 'failing',
    failures: feed.failures + 1,
    because: because.slice(0, 500),
    ...next(feed, wait, now, chance),
  };
}

function next({ kind }: Feed, wait: number, now: string, chance: number): Pick<Feed, 'nextPullAt'> {
  if (kind === 'import') return {};
  return {
    nextPullAt: new Date(Date.parse(now) + wait * (1 - JITTER + 2 * JITTER * chance)).toISOString(),
  };
}

/** What is wrong with an address that a feed is to be pulled from; undefined where nothing is. */
export function faultInAddress(text: string, allowHttp: boolean): string | undefined {
  if (!URL.canParse(text)) return 'It is no address.';
  const { protocol, username, password, search, hash } = new URL(text);
  if (protocol !== 'https:' && !(allowHttp && protocol === 'http:'))
    return 'It must begin with https.';
  if (username !== '' || password !== '') return 'It must hold no user name and no password.';
  return search === '' && hash === '' ? undefined : 'It must have neither ? nor #.';
}

/** The base address of a feed, however its keeper gives it. */
export function baseAddress(url: string): string {
  return url
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/services$/i, '');
}
