import { Controller, Get, Inject, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { Logger } from '@hub/observability';
import { goTo, type Outcome, page } from '../pages/outcome.js';
import { LOG } from '../log-messages.js';
import { pathAfter } from './after-sign-in.js';
import { readEntered, renewSession } from './enter.js';
import { Open } from './gate.js';
import type { IdentityProvider } from './identity-provider.js';
import { type Errand, type Inside, OUTSIDE } from './session-state.js';
import { areSame, fingerprintOf, type Visit, Visitor } from './visit.js';

export const SIGN_IN = Symbol('sign-in');

export interface SignInParts {
  readonly provider: IdentityProvider;
  readonly hubUrl: string;
  readonly whoKey: string;
  readonly now: () => number;
  readonly log: Logger;
}

/** Signs people in at the hub's identity provider, and out again. */
@Controller()
export class SignInController {
  constructor(@Inject(SIGN_IN) private readonly parts: SignInParts) {}

  @Open()
  @Get('sign-in')
  async begin(@Req() request: Request): Promise<Outcome> {
    const { url, errand } = await this.parts.provider.begin(pathAfter(request.query['after']));
    const state = request.session.console ?? OUTSIDE;
    const { interruption } = state;
    request.session.console = {
      kind: 'out',
      errand,
      ...(interruption === undefined ? {} : { interruption }),
    };
    return goTo(url);
  }

  @Open()
  @Get('signed-in')
  async finish(@Req() request: Request): Promise<Outcome> {
    const state = request.session.console ?? OUTSIDE;
    if (state.kind === 'in') return goTo('/');
    if (!state.errand) return page('session/not-signed-in', {}, 400);
    const inside = await this.enter(request.originalUrl, state.errand).catch((error: unknown) => {
      this.parts.log.warn(LOG.signInFailed, { error });
      return undefined;
    });
    if (!inside) return page('session/not-signed-in', {}, 400);
    const { interruption } = state;
    const who = fingerprintOf(inside.person.id, this.parts.whoKey);
    await renewSession(request);
    request.session.console =
      interruption && areSame(interruption.who, who) ? { ...inside, interruption } : inside;
    return goTo(state.errand.after);
  }

  @Post('sign-out')
  async leave(@Visitor() { session }: Visit, @Req() request: Request): Promise<Outcome> {
    await this.parts.provider.end(session.tokens).catch((error: unknown) => {
      this.parts.log.warn(LOG.hubAway, { error });
    });
    await renewSession(request);
    return goTo('/signed-out');
  }

  @Open()
  @Get('signed-out')
  left(): Outcome {
    return page('session/signed-out', {});
  }

  private async enter(back: string, errand: Errand): Promise<Inside> {
    const since = this.parts.now();
    const tokens = await this.parts.provider.finish(back, errand, since);
    const entered = await readEntered(this.parts.hubUrl, tokens);
    return { kind: 'in', ...entered, since, drafts: {} };
  }
}
