import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as openid from 'openid-client';
import { clientCredentials } from '@hub/borough-connector';
import { asPerson, signIn } from '../../tools/people/sign-in.js';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

function get(token: string): Promise<Response> {
  return fetch(`${stage.url}/v1/authorities`, { headers: { authorization: `Bearer ${token}` } });
}

const CODE_LASTS_MS = 30_000;
const BOTH_WITHIN_MS = 10_000;

describe('a case system', () => {
  it('gets a token of ten minutes, bound to it, by client credentials', async () => {
    const token = await clientCredentials(stage.url, stage.authority('Camden').client)();
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const claims = decodeJwt(token);
    expect(claims).toMatchObject({
      iss: `${stage.url}/oidc`,
      aud: 'urn:pan-london-caf-hub:api',
      authority: stage.code('Camden'),
      kind: 'system',
      client_id: `authority-${stage.code('Camden')}`,
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(600);
    expect((await get(token)).status).toBe(200);
  });

  it('with a wrong secret, or another authority’s, gets none', async () => {
    const { id } = stage.authority('Camden').client;
    await expect(clientCredentials(stage.url, { id, secret: 'wrong' })()).rejects.toThrow(/401/);
    await expect(
      clientCredentials(stage.url, { id, secret: stage.authority('Brent').client.secret })(),
    ).rejects.toThrow(/401/);
  });

  it('may use a library we did not write', async () => {
    const { id, secret } = stage.authority('Barnet').client;
    const found = await openid.discovery(
      new URL(`${stage.url}/oidc`),
      id,
      undefined,
      openid.ClientSecretBasic(secret),
      {
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; the test hub has no TLS
        execute: [openid.allowInsecureRequests],
      },
    );
    const tokens = await openid.clientCredentialsGrant(found, { scope: 'hub' });
    expect((await get(tokens.access_token)).status).toBe(200);
  });
});

describe('a person', () => {
  it('signs in with password and one-time code, and the token says so', async () => {
    const person = stage.person('Bromley', 'service_manager');
    const claims = decodeJwt(await asPerson(stage.url, person)());
    expect(claims).toMatchObject({
      sub: person.id,
      authority: stage.code('Bromley'),
      kind: 'person',
      amr: ['pwd', 'otp'],
    });
    expect(JSON.stringify(claims)).not.toContain(person.name);
  });

  it('cannot sign in without the second factor, nor use a code twice', async () => {
    const person = stage.person('Bromley', 'head_of_service');
    await expect(
      signIn(stage.url, { ...person, codeSecret: stage.person('Camden').codeSecret }),
    ).rejects.toThrow(/401/);
    await expect(signIn(stage.url, { ...person, password: 'wrong' })).rejects.toThrow(/401/);
    // Both attempts carry the same code where they fall into the same half minute.
    const leftMs = CODE_LASTS_MS - (Date.now() % CODE_LASTS_MS);
    if (leftMs < BOTH_WITHIN_MS) await pause(leftMs);
    await expect(signIn(stage.url, person)).resolves.toBeDefined();
    await expect(signIn(stage.url, person)).rejects.toThrow(/401/);
  }, 60_000);

  it('is locked out after ten failures, even with the right password', async () => {
    const person = stage.person('Kensington and Chelsea', 'service_manager');
    for (let time = 0; time < 10; time += 1) {
      await expect(signIn(stage.url, { ...person, password: 'wrong' })).rejects.toThrow(/401/);
    }
    await expect(signIn(stage.url, person)).rejects.toThrow(/401/);
  }, 60_000);

  it('needs proof of possession of the code: PKCE is required', async () => {
    const query = new URLSearchParams({
      client_id: 'hub-console',
      response_type: 'code',
      redirect_uri: `${stage.url}/signed-in`,
      scope: 'openid hub',
    });
    const reply = await fetch(`${stage.url}/oidc/auth?${query.toString()}`, { redirect: 'manual' });
    expect(reply.headers.get('location')).toContain('error=invalid_request');
  });

  it('is not sent anywhere but to the console', async () => {
    const query = new URLSearchParams({
      client_id: 'hub-console',
      response_type: 'code',
      redirect_uri: 'https://evil.example/',
      scope: 'openid hub',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    });
    const reply = await fetch(`${stage.url}/oidc/auth?${query.toString()}`, { redirect: 'manual' });
    expect(reply.status).toBe(400);
    expect(reply.headers.get('location')).toBeNull();
  });
});
