import { ReadOwnPerson, type OwnPersonView } from '@hub/contracts/identity';
import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { HubApi } from '../api/hub-api.js';
import type { Person, Tokens } from './session-state.js';

/** Whose tokens these are, and what stands in every form of theirs from now on. */
export async function readEntered(
  hubUrl: string,
  tokens: Tokens,
): Promise<{ readonly person: Person; readonly tokens: Tokens; readonly csrf: string }> {
  const person = personOf(await new HubApi(hubUrl, tokens.access).read(ReadOwnPerson, {}));
  return { person, tokens, csrf: randomBytes(32).toString('base64url') };
}

function personOf({ id, authority, roles, contact, ...posts }: OwnPersonView): Person {
  const { otherPosts, postsOffered } = posts;
  const { name, role: post } = contact;
  return { id, authority, roles, name, post, otherPosts, postsOffered };
}

/** Another id, so that nobody goes on with one from before. */
export function renewSession(request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.regenerate((error: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}
