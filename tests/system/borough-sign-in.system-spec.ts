import { createHash, randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EnrolledPerson, OwnPersonView } from '@hub/contracts/identity';
import {
  Borough,
  BOROUGH_CLIENT,
  Browser,
  signingKey,
} from '../../apps/gateway/src/testing/borough-provider.js';
import { Stage } from './stage/stage.js';

const BY = 'Barnet';
let stage: Stage;
let borough: Borough;
let files: readonly string[];

beforeAll(async () => {
  stage = new Stage();
  borough = new Borough(`${stage.url}/sign-in/returned`, [await signingKey('first')]);
  await borough.restart();
  const secretFile = join(stage.stateFolder, 'sign-in-secret');
  const settings = join(stage.stateFolder, 'sign-in-providers.yaml');
  files = [secretFile, settings];
  writeFileSync(secretFile, BOROUGH_CLIENT.secret);
  const entry = {
    ...{ authority: stage.code(BY), issuer: borough.issuer, clientId: BOROUGH_CLIENT.id },
    ...{ secretFile, claim: 'email', names: 'username', methods: ['mfa'] },
  };
  writeFileSync(settings, JSON.stringify({ providers: [entry] }));
  await again();
});
afterAll(async () => {
  for (const file of files) rmSync(file);
  await again();
  await borough.stop();
});

async function again(): Promise<void> {
  await stage.process('gateway', 'stop');
  await stage.process('gateway', 'start');
}

/** As a browser signs in: where it ends, and the verifier of its code. */
async function signIn(account: string) {
  borough.account = account;
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'hub-console',
    response_type: 'code',
    redirect_uri: `${stage.url}/signed-in`,
    scope: 'openid hub',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'abc',
  });
  const browser = new Browser();
  const { at, page } = await browser.follow(`${stage.url}/oidc/auth?${query.toString()}`);
  const [, link] = new RegExp(`href="([^"]+/with/${stage.code(BY)})"[^>]*>${BY}<`).exec(page) ?? [];
  if (link === undefined) throw new Error(`No link to ${BY} on the page`);
  const end = await browser.follow(new URL(link, at).href, `${stage.url}/signed-in`);
  return { ...end, verifier };
}

/** An access token of who signs in so. */
async function tokenOf(account: string): Promise<string> {
  const { at, verifier } = await signIn(account);
  const reply = await fetch(`${stage.url}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: at.searchParams.get('code') ?? 'none',
      redirect_uri: `${stage.url}/signed-in`,
      client_id: 'hub-console',
      code_verifier: verifier,
    }),
  });
  return ((await reply.json()) as { access_token: string }).access_token;
}

function meWith(token: string): Promise<Response> {
  return fetch(`${stage.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
}

describe('a borough’s own sign-in', () => {
  it('lets its people in with two factors, as themselves, whatever keys it has', async () => {
    const { username, id } = stage.person(BY);
    borough.keys = [await signingKey('second')];
    await borough.restart();
    const me = await meWith(await tokenOf(username));
    expect(((await me.json()) as OwnPersonView).id).toBe(id);
  });

  it('keeps nobody in who was given new means since, and lets them in again', async () => {
    const [keeper, manager] = [stage.as(BY, 'lead_caf_contact'), stage.as(BY, 'service_manager')];
    const { body: kit } = await keeper.post<EnrolledPerson>('/v1/people', {
      body: {
        ...{ username: 'kit.barnet', roles: ['practitioner'] },
        contact: { name: 'Kit Barnet', role: 'Family worker', team: 'Early Help' },
      },
    });
    const token = await tokenOf(kit.username);
    expect((await meWith(token)).status).toBe(200);
    await manager.post(`/v1/people/${kit.id}/sign-in`, { body: {} });
    const status = await stage.until(
      async () => (await meWith(token)).status,
      (seen) => seen !== 200,
      45_000,
    );
    expect(status).toBe(401);
    expect((await meWith(await tokenOf(kit.username))).status).toBe(200);
    expect((await meWith(token)).status).toBe(401);
  }, 90_000);

  it('lets nobody in without a second factor, or whom it does not name here', async () => {
    borough.amr = ['pwd'];
    expect(await signIn(stage.person(BY).username)).toMatchObject({
      status: 403,
      page: expect.stringContaining('did not ask you for a second factor'),
    });
    borough.amr = ['pwd', 'mfa'];
    for (const account of ['nobody@barnet.example', stage.person('Brent').username])
      expect(await signIn(account)).toMatchObject({
        status: 403,
        page: expect.stringContaining('Nobody who acts for your borough'),
      });
    borough.forge = { aud: 'another' };
    expect(await signIn(stage.person(BY).username)).toMatchObject({
      status: 403,
      page: expect.stringContaining('did not confirm who you are'),
    });
    borough.forge = undefined;
  });

  it('is taken back to nobody else’s browser', async () => {
    const stolen = await fetch(`${stage.url}/sign-in/returned?state=x&code=y`);
    expect(stolen.status).toBe(400);
    expect(await stolen.text()).toContain('This sign-in has expired');
  });
});
