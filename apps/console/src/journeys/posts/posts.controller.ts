import { Controller, Get, Inject, NotFoundException, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { ResponseBodyError } from 'openid-client';
import { ListPosts, type PostEntry } from '@hub/contracts/identity';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { readEntered, renewSession } from '../../session/enter.js';
import { inPost } from '../../session/other-posts.js';
import { OUTSIDE } from '../../session/session-state.js';
import { SIGN_IN, type SignInParts } from '../../session/sign-in.controller.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { PATH, POST_ACTS, POST_REFUSALS } from './post-acts.js';
import { nameOf, postsView } from './posts-view.js';

const ENDED = ['invalid_grant', 'unauthenticated'];

/** For whom somebody works, who works for several. */
@Controller('posts')
export class PostsController {
  constructor(@Inject(SIGN_IN) private readonly parts: SignInParts) {}

  @Get()
  async show(@Visitor() { api, person, session }: Visit): Promise<Outcome> {
    const list = await api.read(ListPosts, {});
    session.person = {
      ...{ ...person, otherPosts: list.items.length - 1 },
      postsOffered: list.items.filter(({ state }) => state === 'offered').length,
    };
    return page('journeys/posts/posts', postsView(list, person));
  }

  @Post(':personId')
  async work(
    @Visitor() visit: Visit,
    @Req() request: Request,
    @Param('personId') postId: string,
  ): Promise<Outcome> {
    const { session, now } = visit;
    const { provider, hubUrl } = this.parts;
    try {
      const tokens = await provider.renew({ ...session.tokens, postId }, now);
      const inside = inPost(session, await readEntered(hubUrl, tokens));
      await renewSession(request);
      request.session.console = inside;
      return goTo(inside.interruption?.path ?? '/');
    } catch (error) {
      if (!isOut(error)) return refusedWith(error, visit);
      request.session.console = OUTSIDE;
      return goTo(`/sign-in?after=${encodeURIComponent(PATH)}`);
    }
  }

  @Get(':personId/:act')
  async act(
    @Visitor() visit: Visit,
    @Param('personId') personId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(POST_ACTS, act, await matterOf(visit, personId), visit);
  }

  @Post(':personId/:act')
  async take(
    @Visitor() visit: Visit,
    @Param('personId') personId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return takeAct(POST_ACTS, act, await matterOf(visit, personId), visit, POST_REFUSALS);
  }
}

/** Their sign-in counts no more. */
function isOut(error: unknown): boolean {
  return error instanceof ResponseBodyError && ENDED.includes(error.error);
}

/** The page again, with what keeps them from working there. */
async function refusedWith(error: unknown, { api, person }: Visit): Promise<Outcome> {
  const fault = error instanceof ResponseBodyError ? POST_REFUSALS[error.error] : undefined;
  if (!fault) throw error;
  return page(
    'journeys/posts/posts',
    postsView(await api.read(ListPosts, {}), person, [fault]),
    400,
  );
}

async function matterOf({ api }: Visit, personId: string): Promise<Matter<PostEntry>> {
  const { items } = await api.read(ListPosts, {});
  const of = items.find(({ id }) => id === personId);
  if (!of) throw new NotFoundException();
  const facts = [{ key: 'Post', value: nameOf(of) }];
  return {
    of,
    path: `${PATH}/${personId}`,
    back: { text: 'For whom you work', href: PATH },
    facts,
  };
}
