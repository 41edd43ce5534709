const TOKEN_MARGIN_SECONDS = 60;

/** Gives an access token; asked before each call. */
export type TokenSource = () => Promise<string>;

/**
 * Tokens for your case system by OAuth 2 client credentials, kept until shortly before they expire.
 */
export function clientCredentials(
  hubUrl: string,
  client: { id: string; secret: string },
): TokenSource {
  let kept: { token: Promise<string>; until: number } | undefined;
  const ask = async (): Promise<string> => {
    const reply = await fetch(`${hubUrl}/oidc/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials&scope=hub',
    });
    if (!reply.ok) throw new Error(`The hub gave no token: ${String(reply.status)}`);
    const { access_token: token, expires_in: seconds } = (await reply.json()) as {
      access_token: string;
      expires_in: number;
    };
    if (kept) kept.until = Date.now() + (seconds - TOKEN_MARGIN_SECONDS) * 1000;
    return token;
  };
  return () => {
    if (!kept || Date.now() > kept.until) {
      const token = ask();
      kept = { token, until: Date.now() + TOKEN_MARGIN_SECONDS * 1000 };
      token.catch(() => {
        kept = undefined;
      });
    }
    return kept.token;
  };
}
