import { v7 as uuidv7 } from 'uuid';
import { authorityName } from '@hub/contracts';
import type { SessionState } from '../session/session-state.js';
import { fingerprintOf } from '../session/visit.js';
import { navigationFor, type NavigationItem } from './navigation.js';

/** What stands on every page around its own content. */
export interface Shell {
  readonly navigation: readonly NavigationItem[];
  /** Nothing on a page for whoever comes. */
  readonly signedIn?: {
    readonly name: string;
    readonly authority: string;
    readonly csrf: string;
    readonly who: string;
    /** They hold other posts, or are offered some. */
    readonly hasPosts: boolean;
  };
  /** Sent with a form, so that it is done once. */
  readonly once: string;
  readonly notice?: string;
}

export function shellOf(state: SessionState, path: string, whoKey: string): Shell {
  const once = uuidv7();
  if (state.kind === 'out') return { navigation: [], once };
  const { person, csrf, notice } = state;
  state.notice = undefined;
  return {
    navigation: navigationFor(person.roles, path),
    signedIn: {
      name: person.name,
      authority: authorityName(person.authority),
      csrf,
      who: fingerprintOf(person.id, whoKey),
      hasPosts: (person.otherPosts ?? 0) > 0,
    },
    once,
    ...(notice === undefined ? {} : { notice }),
  };
}
