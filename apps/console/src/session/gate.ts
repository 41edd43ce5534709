import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  NotFoundException,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { HubApi } from '../api/hub-api.js';
import { DepartureError } from '../pages/page-errors.js';
import { readForm } from './form.js';
import { keptElsewhere } from './other-posts.js';
import { type Inside, type Outside, OUTSIDE, type SessionState } from './session-state.js';
import type { TokenKeeper } from './token-keeper.js';
import { areSame, fingerprintOf, noteVisit } from './visit.js';

/** What pages ask that keep up to date by themselves. */
const LIVE = /^\/live\//;
const OPEN = 'open to whoever comes';
/** Marks what needs nobody to be signed in. */
export const Open = (): MethodDecorator => SetMetadata(OPEN, true);

export interface GateSettings {
  readonly hubUrl: string;
  readonly publicUrl: string;
  readonly tokens: TokenKeeper;
  /** Key under which a page says whom it was made for. */
  readonly whoKey: string;
  readonly longestMs: number;
  readonly now: () => number;
}

/**
 * Lets in who is signed in, and forms that a page of ours sent. What somebody typed whose session
 * had ended is kept until the same person is back.
 */
@Injectable()
export class Gate implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(private readonly settings: GateSettings) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const isOpen = this.reflector.get<boolean | undefined>(OPEN, context.getHandler()) === true;
    const sends = request.method === 'POST';
    if (sends && !this.isFromHere(request)) throw new DepartureError('/');
    const state = await this.stateOf(request);
    if (state.kind === 'out') {
      if (isOpen) return true;
      if (LIVE.test(request.path)) throw new NotFoundException();
      if (sends) this.keepWhatWasSent(request, state);
      throw new DepartureError(signInFor(request));
    }
    if (sends && !areSame(state.csrf, ownField(request, '_csrf'))) {
      const isElsewhere = keptElsewhere(state, sentBy(request), this.settings.whoKey);
      if (isElsewhere) throw new DepartureError('/posts');
      this.keepWhatWasSent(request, state);
      throw new DepartureError(request.path);
    }
    noteVisit(request, {
      person: state.person,
      api: new HubApi(this.settings.hubUrl, state.tokens.access),
      form: readForm(request.body),
      once: sends ? ownField(request, '_once') : undefined,
      session: state,
      now: this.settings.now(),
    });
    return true;
  }

  /** Browsers say where a form comes from; one that does not is asked for its origin. */
  private isFromHere(request: Request): boolean {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin';
    return request.headers.origin === this.settings.publicUrl;
  }

  /** Who is signed in too long, or may renew no more, is out from now on. */
  private async stateOf(request: Request): Promise<SessionState> {
    const state = request.session.console ?? OUTSIDE;
    if (state.kind === 'out') return state;
    const now = this.settings.now();
    // What looks again by itself renews nothing.
    if (LIVE.test(request.path)) return state.tokens.expiresAt > now ? state : OUTSIDE;
    const renewed =
      now - state.since > this.settings.longestMs
        ? undefined
        : await this.settings.tokens.fresh(state.tokens, now);
    if (!renewed) {
      request.session.console = OUTSIDE;
      return OUTSIDE;
    }
    state.tokens = renewed;
    return state;
  }

  private keepWhatWasSent(request: Request, state: SessionState): void {
    const interruption = sentBy(request);
    const { who } = interruption;
    const isTheirs =
      state.kind === 'out' || areSame(who, fingerprintOf(state.person.id, this.settings.whoKey));
    if (who === '' || !isTheirs) return;
    request.session.console = withInterruption(state, interruption);
  }
}

function withInterruption(
  state: SessionState,
  interruption: NonNullable<Inside['interruption']>,
): SessionState {
  return { ...state, interruption };
}

/** What was sent, and for whom its page was made. */
function sentBy(request: Request): NonNullable<Inside['interruption']> {
  const who = ownField(request, '_who');
  return { path: request.path, form: readForm(request.body), who };
}

/** A field of ours; empty where it was not sent, which is nobody's and no token. */
function ownField({ body }: Request, name: string): string {
  const value: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' ? value : '';
}

/** Whom the hub lets in no more is out; what they sent is shown again once they are back. */
export function shownOut(request: Request): Outside {
  return request.method === 'POST' ? { kind: 'out', interruption: sentBy(request) } : OUTSIDE;
}

/** Where to sign in, and come back to the page that was asked for. */
export function signInFor({ path }: Request): string {
  return `/sign-in?${new URLSearchParams({ after: path }).toString()}`;
}
