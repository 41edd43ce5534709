import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';

export const BOROUGH_CLIENT = { id: 'hub', secret: 'a secret of thirty-two letters or so' };

export async function signingKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
}

/** A borough's own provider, on which ada is signed in already, with what `amr` says. */
export class Borough {
  private server: Server | undefined;
  amr = ['pwd', 'mfa'];
  /** What is changed in the claims before the id token goes out, signed by the same key. */
  forge: Readonly<Record<string, unknown>> | undefined;

  account = 'ada@lewisham.example';
  private port = 0;

  /** @param redirect of the hub, its client */
  constructor(
    private readonly redirect: string,
    public keys: JWK[],
  ) {}

  get issuer(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  /** Under the same address, with the keys that it has now. */
  async restart(): Promise<void> {
    await this.stop();
    this.server = createServer();
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
    const provider = this.provider();
    const callback = provider.callback();
    this.server.on('request', (request, reply) => {
      if (!request.url?.startsWith('/interaction/')) {
        void callback(request, reply);
        return;
      }
      const login = { accountId: this.account, amr: this.amr };
      void provider.interactionFinished(request, reply, { login });
    });
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    const { server } = this;
    if (!server) return;
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  }

  private provider(): Provider {
    const provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: BOROUGH_CLIENT.id,
          client_secret: BOROUGH_CLIENT.secret,
          redirect_uris: [this.redirect],
          id_token_signed_response_alg: 'RS256',
        },
      ],
      jwks: { keys: this.keys },
      cookies: { keys: ['k'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      claims: { openid: ['sub', 'amr'], email: ['email'] },
      conformIdTokenClaims: false,
      findAccount: (_context, id) => ({
        accountId: id,
        claims: () => ({ sub: id, email: id }),
      }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          clientId: BOROUGH_CLIENT.id,
          accountId: oidc.session?.accountId,
        });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
    });
    provider.use(async (context, next) => {
      await next();
      const { body } = context as { body?: { id_token?: string } };
      if (this.forge && body?.id_token !== undefined)
        body.id_token = await this.forged(body.id_token, this.forge);
    });
    return provider;
  }

  private async forged(token: string, change: Readonly<Record<string, unknown>>): Promise<string> {
    const [, payload = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const [key] = this.keys;
    if (!key) throw new Error('No key');
    return new SignJWT({ ...claims, ...change })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid ?? 'none' })
      .sign(await importJWK(key, 'RS256'));
  }
}

/** A browser: cookies by origin, redirects followed. */
export class Browser {
  private readonly cookies = new Map<string, Map<string, string>>();

  /** The first answer that leads nowhere on, or the first address that begins so. */
  async follow(
    from: string,
    until?: string,
  ): Promise<{ readonly at: URL; readonly page: string; readonly status: number }> {
    for (let at = from; ;) {
      const { origin } = new URL(at);
      const jar = this.cookies.get(origin) ?? new Map<string, string>();
      this.cookies.set(origin, jar);
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const reply = await fetch(at, { redirect: 'manual', headers: { cookie } });
      for (const set of reply.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        if (name !== undefined && value !== undefined) jar.set(name, value);
      }
      const next = reply.headers.get('location');
      if (next === null) return { at: new URL(at), page: await reply.text(), status: reply.status };
      const target = new URL(next, at);
      if (until !== undefined && target.href.startsWith(until))
        return { at: target, page: '', status: reply.status };
      at = target.href;
    }
  }
}
