import { HttpDoor, type TokenSource } from '@hub/borough-connector';
import type { Role } from '@hub/contracts';
import type { AuthorityCredentials, Credentials, PersonCredentials } from '../hub/members.js';
import { asPerson } from './sign-in.js';

/** Finds members and their people in the credentials, and acts as them. */
export class Members {
  private readonly doors = new Map<string, HttpDoor>();
  private readonly tokens = new Map<string, TokenSource>();

  constructor(
    private readonly credentials: Credentials,
    private readonly signedIn: (
      hubUrl: string,
      person: PersonCredentials,
    ) => TokenSource = asPerson,
  ) {}

  authority(name: string): AuthorityCredentials {
    const found = this.credentials.authorities.find((authority) => authority.name === name);
    if (!found) throw new Error(`There is no authority ${name}`);
    return found;
  }

  nameOf(code: string): string {
    return this.credentials.authorities.find((authority) => authority.code === code)?.name ?? code;
  }

  person(authority: string, role: Role): PersonCredentials {
    const found = this.authority(authority).people.find((person) => person.roles.includes(role));
    if (!found) throw new Error(`Nobody at ${authority} is ${role}`);
    return found;
  }

  /** The HTTP door for a person who signs in with the first call. */
  as(person: PersonCredentials): HttpDoor {
    const door =
      this.doors.get(person.id) ?? new HttpDoor(this.credentials.hub.url, this.token(person));
    this.doors.set(person.id, door);
    return door;
  }

  /** Access tokens of a person, for calls that no door makes. */
  token(person: PersonCredentials): TokenSource {
    const token = this.tokens.get(person.id) ?? this.signedIn(this.credentials.hub.url, person);
    this.tokens.set(person.id, token);
    return token;
  }
}
