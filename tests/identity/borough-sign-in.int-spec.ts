import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { decodeJwt, exportJWK, generateKeyPair } from 'jose';
import { isRefusal } from '@hub/contracts';
import { SignIns } from '@hub/internal-messages';
import { RequestClient } from '@hub/messaging';
import { answer } from '@hub/service-host';
import { AccessTokenVerifier } from '@hub/security';
import { ScratchSchema } from '@hub/testing';
import { CreateDoor1 } from '../../apps/gateway/migrations/1-create-door.js';
import { IdentityPosts } from '../../apps/gateway/src/adapters/identity/identity-posts.js';
import { IdentitySigningIn } from '../../apps/gateway/src/adapters/identity/identity-signing-in.js';
import { OpenIdProvider } from '../../apps/gateway/src/adapters/oidc/authority-provider.js';
import { createIdentityProvider } from '../../apps/gateway/src/adapters/oidc/identity-provider.js';
import { PostgresOidcAdapter } from '../../apps/gateway/src/adapters/oidc/postgres-oidc-adapter.js';
import {
  IDENTITY_PROVIDER,
  SignInController,
} from '../../apps/gateway/src/adapters/oidc/sign-in.controller.js';
import { TOKEN_EXCHANGE } from '../../apps/gateway/src/adapters/oidc/token-exchange.js';
import { SqlErrandStore } from '../../apps/gateway/src/adapters/persistence/errand-store.js';
import { oidcTable } from '../../apps/gateway/src/adapters/persistence/tables.js';
import { Callers } from '../../apps/gateway/src/application/callers.js';
import { ActFor } from '../../apps/gateway/src/application/sign-in/act-for.js';
import { SignInWithAuthority } from '../../apps/gateway/src/application/sign-in/sign-in-with-authority.js';
import {
  Borough,
  BOROUGH_CLIENT,
  Browser,
  signingKey,
} from '../../apps/gateway/src/testing/borough-provider.js';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import type { IdentityRig } from './identity-rig.js';
import {
  byLewisham,
  DEPUTY,
  LEAD,
  LEWISHAM,
  NURSE,
  openRegister,
  OTHER,
  SECOND,
} from './register-rig.js';
import { askingAtOnce } from './scim-rig.js';

const CONSOLE = `Basic ${Buffer.from('console:x').toString('base64')}`;

describe('signing in at the hub with an account of one’s borough', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
  let rig: IdentityRig;
  let scratch: ScratchSchema;
  let server: Server;
  let app: INestApplication;
  let borough: Borough;
  let url: string;

  beforeAll(async () => {
    rig = await openRegister(backing.databaseUrl);
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: [oidcTable],
      migrations: [CreateDoor1],
    });
    const http = express();
    server = createServer(http);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    borough = new Borough(`${url}/sign-in/returned`, [await signingKey('first')]);
    await borough.restart();
    const secretFile = join(folder, 'secret');
    writeFileSync(secretFile, BOROUGH_CLIENT.secret);
    const terms = {
      ...{ authority: LEWISHAM, issuer: borough.issuer, clientId: BOROUGH_CLIENT.id, secretFile },
      ...{ claim: 'email', names: 'username' as const, methods: ['mfa'] },
    };
    const requests = askingAtOnce([
      answer(SignIns.FindSigningIn, (query) => rig.signingIn.execute(query)),
      answer(SignIns.FindPost, (query) => rig.posts.find(query)),
    ]) as RequestClient;
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const key = { ...(await exportJWK(privateKey)), kid: 'hub' };
    const { d: _private, ...publicPart } = { ...key, alg: 'ES256' };
    const people = {
      find: async (personId: string) => {
        const person = await rig.person.execute({ personId });
        return isRefusal(person) ? undefined : person;
      },
    };
    const provider = createIdentityProvider({
      issuer: `${url}/oidc`,
      consoleRedirect: `${url}/signed-in`,
      consoleSecretHash: createHash('sha256').update('x').digest('hex'),
      people,
      verifier: new AccessTokenVerifier(`${url}/oidc`, { keys: [publicPart] }),
      actFor: new ActFor(new Callers(people), new IdentityPosts(requests)),
      signingKeys: [key],
      cookieKeys: ['k'],
      adapter: (model) => new PostgresOidcAdapter(model, scratch.database.manager, requests),
    });
    http.use('/oidc', provider.callback());
    const member = { terms, provider: new OpenIdProvider(terms, `${url}/sign-in/returned`) };
    const errands = new SqlErrandStore(scratch.database.manager);
    const withAuthority = new SignInWithAuthority(
      [member],
      errands,
      new IdentitySigningIn(requests),
    );

    @Module({
      controllers: [SignInController],
      providers: [
        { provide: IDENTITY_PROVIDER, useValue: provider },
        { provide: RequestClient, useValue: requests },
        { provide: SignInWithAuthority, useValue: withAuthority },
      ],
    })
    class Door {}
    const options = { bodyParser: false, logger: false } as const;
    app = await NestFactory.create(Door, new ExpressAdapter(http), options);
    await app.init();
  });
  afterEach(() => {
    borough.amr = ['pwd', 'mfa'];
    borough.forge = undefined;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await app.close();
    await borough.stop();
    await scratch.drop();
    await rig.close();
    rmSync(folder, { recursive: true });
  });

  /** Up to the borough’s provider: where the link leads, in which browser. */
  async function leave(verifier: string) {
    const query = new URLSearchParams({
      client_id: 'hub-console',
      response_type: 'code',
      redirect_uri: `${url}/signed-in`,
      scope: 'openid hub',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: 'abc',
    });
    const browser = new Browser();
    const { at, page } = await browser.follow(`${url}/oidc/auth?${query.toString()}`);
    const [, link] = /href="([^"]+\/with\/E09000023)"[^>]*>Lewisham</.exec(page) ?? [];
    if (link === undefined) throw new Error('No link to Lewisham on the page');
    return { browser, link: new URL(link, at).href };
  }

  /** As a browser does: the claims of the token in the end, or the page that it stays on. */
  async function signIn(account: string) {
    borough.account = account;
    const verifier = randomBytes(32).toString('base64url');
    const { browser, link } = await leave(verifier);
    const end = await browser.follow(link, `${url}/signed-in`);
    const code = end.at.searchParams.get('code');
    if (!end.at.href.startsWith(`${url}/signed-in`) || code === null) return end;
    const reply = await fetch(`${url}/oidc/token`, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ grant_type: 'authorization_code', code, client_id: 'hub-console' },
        ...{ redirect_uri: `${url}/signed-in`, code_verifier: verifier },
      }),
    });
    const { access_token: token } = (await reply.json()) as { access_token: string };
    return { ...decodeJwt(token), token };
  }

  /** A token for another post, given one for this. */
  async function actFor(token: string, postId: string, by = 'hub-console') {
    const reply = await fetch(`${url}/oidc/token`, {
      method: 'POST',
      ...(by === 'console' ? { headers: { authorization: CONSOLE } } : {}),
      body: new URLSearchParams({
        ...{ grant_type: TOKEN_EXCHANGE, client_id: by, subject_token: token },
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        acting_for: postId,
      }),
    });
    const { access_token: issued, error } = (await reply.json()) as Record<string, string>;
    return issued === undefined ? { error } : decodeJwt(issued);
  }

  it('signs in who proved two factors there, whatever keys it has by now', async () => {
    expect(await signIn(`user-${NURSE}`)).toMatchObject({
      ...{ sub: NURSE, authority: LEWISHAM, kind: 'person', amr: ['fed', 'mfa'] },
    });
    borough.keys = [await signingKey('second')];
    await borough.restart();
    expect(await signIn(`user-${NURSE}`)).toMatchObject({ sub: NURSE });
  });

  it('by the word of a borough leads to other posts there, and to none elsewhere', async () => {
    const { database } = rig.scratch;
    const ids = [SECOND, OTHER];
    await database.query('UPDATE person SET account_id = $2 WHERE id = ANY($1)', [ids, NURSE]);
    const signedIn = await signIn(`user-${NURSE}`);
    if (!('token' in signedIn)) throw new Error('Nobody signed in');
    const { token, exp } = signedIn;
    // A token that began later would end later, too.
    await pause(1_100);
    const acted = await actFor(token, SECOND);
    expect(acted).toMatchObject({
      ...{ sub: SECOND, authority: LEWISHAM, kind: 'person', amr: ['fed', 'mfa'] },
    });
    expect(Number('exp' in acted && acted.exp)).toBeLessThanOrEqual(Number(exp));
    expect(await actFor(token, OTHER)).toEqual({ error: 'own_sign_in_needed' });
    expect(await actFor(token, DEPUTY)).toEqual({ error: 'post_not_yours' });
    expect(await actFor(token, 'x')).toEqual({ error: 'post_not_yours' });
    expect(await actFor(token, SECOND, 'console')).toEqual({ error: 'invalid_grant' });
    expect(await actFor(`${token}x`, SECOND)).toEqual({ error: 'invalid_grant' });
    await database.query('UPDATE person SET account_id = NULL WHERE id = ANY($1)', [ids]);
  });

  it('signs in nobody without a second factor, and says what to do', async () => {
    borough.amr = ['pwd'];
    expect(await signIn(`user-${NURSE}`)).toMatchObject({
      status: 403,
      page: expect.stringContaining('did not ask you for a second factor'),
    });
  });

  it('signs in nobody whom it does not name here: unknown, of others, or ended', async () => {
    const { id, username } = expectDone(
      await rig.keepStaff.register(
        { contact: { name: 'G', role: 'x', team: 'y' }, roles: ['practitioner'], username: 'gone' },
        byLewisham(LEAD, ['lead_caf_contact']),
      ),
    );
    expect(await signIn(username)).toMatchObject({ sub: id });
    const end = { personId: id, because: 'left' as const };
    expectDone(await rig.keepStaff.end(end, byLewisham(NURSE, ['service_manager'])));
    for (const account of [username, 'nobody', `user-${OTHER}`])
      expect(await signIn(account)).toMatchObject({
        status: 403,
        page: expect.stringContaining('Nobody who acts for your borough'),
      });
  });

  it.each([
    ['for somebody else', { aud: 'another' }],
    ['that has expired', { exp: 1_700_000_000 }],
  ])('takes no token %s', async (_what, forge) => {
    borough.forge = forge;
    expect(await signIn(`user-${NURSE}`)).toMatchObject({
      status: 403,
      page: expect.stringContaining('did not confirm who you are'),
    });
  });

  it('brings nobody back into another browser, or twice', async () => {
    borough.account = `user-${NURSE}`;
    const { browser, link } = await leave('v'.repeat(43));
    const { at: back } = await browser.follow(link, `${url}/sign-in/returned`);
    const stolen = await new Browser().follow(back.href);
    expect(stolen.status).toBeGreaterThan(399);
    const { at } = await browser.follow(back.href, `${url}/signed-in`);
    expect(at.searchParams.has('code')).toBe(true);
    const again = await browser.follow(back.href);
    expect(again.status).toBe(400);
    expect(again.page).toContain('This sign-in has expired');
  });

  it('says that the borough does not answer', async () => {
    const { browser, link } = await leave('v'.repeat(43));
    await borough.stop();
    expect(await browser.follow(link)).toMatchObject({
      status: 503,
      page: expect.stringContaining('does not answer'),
    });
    await borough.restart();
  });
});
