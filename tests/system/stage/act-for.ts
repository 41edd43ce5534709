import { HttpDoor } from '@hub/borough-connector';

/** What the hub answers who asks to act for another post of theirs. */
export interface ActedFor {
  readonly access_token?: string;
  readonly expires_in?: number;
  readonly error?: string;
  readonly error_description?: string;
}

/** Exchanges a token of a person's own program for one of another post (RFC 8693). */
export async function actFor(hubUrl: string, token: string, postId: string): Promise<ActedFor> {
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    client_id: 'hub-console',
    subject_token: token,
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    acting_for: postId,
  });
  const reply = await fetch(`${hubUrl}/oidc/token`, { method: 'POST', body });
  return (await reply.json()) as ActedFor;
}

/** The door of whoever acts for another post of theirs. */
export async function doorFor(hubUrl: string, token: string, postId: string): Promise<HttpDoor> {
  const { access_token: issued, error } = await actFor(hubUrl, token, postId);
  if (issued === undefined) throw new Error(`The hub issued no token: ${String(error)}`);
  return new HttpDoor(hubUrl, () => Promise.resolve(issued));
}
