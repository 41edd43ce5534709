import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Provider } from 'oidc-provider';
import { isRefusal } from '@hub/contracts';
import { SignIns } from '@hub/internal-messages';
import { RequestClient } from '@hub/messaging';
import { SignInWithAuthority } from '../../application/sign-in/sign-in-with-authority.js';
import { OF_AUTHORITY, OF_HUB } from '../../domain/sign-in/factors.js';
import { GATEWAY_CALLER } from '../identity/identity-people.js';
import { readForm } from '../http/read-body.js';
import { type Problem, PROBLEM_STATUS, signInPage } from './sign-in-page.js';

export const IDENTITY_PROVIDER = Symbol('identity provider');
const BACK = 'https://hub.invalid/sign-in/returned';

@Controller('sign-in')
export class SignInController {
  constructor(
    @Inject(IDENTITY_PROVIDER) private readonly provider: Provider,
    private readonly requests: RequestClient,
    private readonly withAuthority: SignInWithAuthority,
  ) {}

  /**
   * A browser comes back from an authority's provider: on to the address of its own sign-in, to
   * which alone it sends the cookie.
   */
  @Get('returned')
  async cameBack(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const back = backOf(request);
    const uid = await this.withAuthority.uidOf(back.searchParams.get('state') ?? 'none');
    if (uid === undefined) this.show(reply, undefined, 'begin_again');
    else reply.redirect(303, `/sign-in/${encodeURIComponent(uid)}/returned${back.search}`);
  }

  @Get(':uid')
  async begin(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const { uid } = await this.provider.interactionDetails(request, reply);
    this.show(reply, uid);
  }

  @Post(':uid')
  async submit(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const { uid } = await this.provider.interactionDetails(request, reply);
    const form = await readForm(request);
    const personId = form && (await this.check(form));
    if (personId === undefined) this.show(reply, uid, 'wrong');
    else await this.finish(request, reply, personId, OF_HUB);
  }

  @Get(':uid/with/:authority')
  async leave(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const { uid } = await this.provider.interactionDetails(request, reply);
    const { authority } = request.params;
    const begun = await this.withAuthority.begin(uid, String(authority));
    if ('not' in begun) this.show(reply, uid, begun.not);
    else reply.set('Cache-Control', 'no-store').redirect(303, begun.url);
  }

  @Get(':uid/returned')
  async comeBack(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const { uid } = await this.provider.interactionDetails(request, reply);
    const signedIn = await this.withAuthority.finish(uid, backOf(request));
    if ('not' in signedIn) this.show(reply, uid, signedIn.not);
    else await this.finish(request, reply, signedIn.personId, OF_AUTHORITY);
  }

  private async finish(
    request: Request,
    reply: Response,
    accountId: string,
    factors: readonly string[],
  ): Promise<void> {
    const login = { accountId, amr: [...factors], remember: false };
    await this.provider.interactionFinished(
      request,
      reply,
      { login },
      { mergeWithLastSubmission: false },
    );
  }

  private async check(form: URLSearchParams): Promise<string | undefined> {
    const [username, password, code] = ['username', 'password', 'code'].map((name) =>
      form.get(name),
    );
    if (!username || !password || !code) return undefined;
    const options = { caller: GATEWAY_CALLER };
    const person = await this.requests.request(
      SignIns.CheckPassword,
      { username, password },
      options,
    );
    if (isRefusal(person)) return undefined;
    const confirmed = await this.requests.request(
      SignIns.CheckOneTimeCode,
      { personId: person.id, code },
      options,
    );
    return isRefusal(confirmed) ? undefined : confirmed.id;
  }

  private show(reply: Response, uid: string | undefined, problem?: Problem): void {
    reply
      .status(problem === undefined ? 200 : PROBLEM_STATUS[problem])
      .set(
        'Content-Security-Policy',
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      )
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(signInPage({ uid, problem, authorities: this.withAuthority.authorities }));
  }
}

/** With what a browser came back; of its address the query alone counts. */
function backOf({ originalUrl }: Request): URL {
  return new URL(new URL(originalUrl, BACK).search, BACK);
}
