import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Provider } from 'oidc-provider';
import { isRefusal } from '@hub/contracts';
import { CheckOneTimeCode, CheckPassword } from '@hub/internal-messages';
import { RequestClient } from '@hub/messaging';
import { GATEWAY_CALLER } from '../identity/identity-people.js';
import { readForm } from '../http/read-body.js';
import { signInPage } from './sign-in-page.js';

export const IDENTITY_PROVIDER = Symbol('identity provider');

@Controller('sign-in')
export class SignInController {
  constructor(
    @Inject(IDENTITY_PROVIDER) private readonly provider: Provider,
    private readonly requests: RequestClient,
  ) {}

  @Get(':uid')
  async show(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const { uid } = await this.provider.interactionDetails(request, reply);
    sendPage(reply, 200, signInPage(uid, false));
  }

  @Post(':uid')
  async submit(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const { uid } = await this.provider.interactionDetails(request, reply);
    const form = await readForm(request);
    const personId = form && (await this.check(form));
    if (personId === undefined) {
      sendPage(reply, 401, signInPage(uid, true));
      return;
    }
    const login = { accountId: personId, amr: ['pwd', 'otp'], remember: false };
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
    const person = await this.requests.request(CheckPassword, { username, password }, options);
    if (isRefusal(person)) return undefined;
    const confirmed = await this.requests.request(
      CheckOneTimeCode,
      { personId: person.id, code },
      options,
    );
    return isRefusal(confirmed) ? undefined : confirmed.id;
  }
}

function sendPage(reply: Response, status: number, html: string): void {
  reply
    .status(status)
    .set(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(html);
}
