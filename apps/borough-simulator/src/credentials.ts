import { readFileSync } from 'node:fs';

export interface Person {
  readonly id: string;
  readonly roles: readonly string[];
}

/** One authority's part of the credentials file. */
export interface MemberCredentials {
  readonly code: string;
  readonly name: string;
  readonly client: { readonly id: string; readonly secret: string };
  readonly amqp: { readonly user: string; readonly password: string };
  readonly people: readonly Person[];
}

export interface CredentialsFile {
  readonly authorities: readonly MemberCredentials[];
}

export function readCredentials(path: string): CredentialsFile {
  return JSON.parse(readFileSync(path, 'utf8')) as CredentialsFile;
}

/** Someone who holds the role. */
export function personWith(role: string, member: MemberCredentials): Person {
  const person = member.people.find((candidate) => candidate.roles.includes(role));
  if (!person) throw new Error(`Nobody at ${member.name} is ${role}`);
  return person;
}
