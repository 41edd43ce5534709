import { type HttpDoor, makeEncryptionKey } from '@hub/borough-connector';
import type { Role } from '@hub/contracts';
import type { ReleaseView } from '@hub/contracts/consent';
import type { DocumentView, EpisodeView } from '@hub/contracts/episode';
import type { ChildDetails } from '@hub/contracts/lookup';
import { v7 as uuidv7 } from 'uuid';
import { readChildren } from '../../apps/borough-simulator/src/children.js';
import type { ComparedHub } from '../compared-hub.js';

/** What a family agrees to where no document is shared. */
const CONTACT: readonly string[] = ['existence', 'contact'];

const children = readChildren('data/febrl', 'data/uk-outcodes.csv');
/** A hub by its people. */
type HubPeople = Pick<ComparedHub, 'members'>;

const as = ({ members }: HubPeople, name: string, role: Role): HttpDoor =>
  members.as(members.person(name, role));
const practitionerOf = (hub: HubPeople): HttpDoor => as(hub, 'Lewisham', 'practitioner');

/** Parts of names that nobody has, so that no two are near each other. */
const SYLLABLES = 'BCDFGHJKLMNPQRSTVWXZ'
  .split('')
  .flatMap((consonant) => ['a', 'e', 'i', 'o', 'u'].map((vowel) => `${consonant}${vowel}`));

const nameOfNumber = (number: number): string =>
  [number, number * 37, number * 53, number * 71]
    .map((place, turn) => place + Math.trunc(number / SYLLABLES.length) * (3 + turn * 14))
    .map((place) => SYLLABLES[place % SYLLABLES.length] ?? 'Za')
    .join('');

/**
 * A child whom no authority knows, each number another: a child who was started is found from then
 * on, and a start must answer what its lookup found.
 */
function unknownChild(number: number): ChildDetails {
  const birth = new Date(Date.UTC(2012, 0, 1 + number));
  return {
    givenName: nameOfNumber(number + 11),
    familyName: nameOfNumber(number * 3 + 29),
    dateOfBirth: birth.toISOString().slice(0, 10),
    postcode: 'SE13 6LG',
  };
}

/** Asks for a child, by default one that some authority knows. @returns its id */
export async function lookUp(
  hub: HubPeople,
  number: number,
  child = children[(number * 37) % children.length]?.details,
): Promise<string> {
  const body = { purpose: 'before_assessment', caseReference: `C-${String(number)}`, child };
  return (await practitionerOf(hub).post<{ id: string }>('/v1/lookups', { body })).body.id;
}

async function consent(hub: HubPeople, scope: readonly string[]): Promise<string> {
  const authorities = ['Greenwich', 'Southwark'].map((name) => hub.members.authority(name).code);
  const body = {
    episodeId: uuidv7(),
    decision: 'granted',
    givenBy: { kind: 'parental_responsibility' },
    purpose: 'Plan support',
    scope,
    recipients: { kind: 'listed', authorities },
    givenAt: new Date(Date.now() - 60_000).toISOString(),
    evidenceReference: 'C',
  };
  return (await practitionerOf(hub).post<{ id: string }>('/v1/consents', { body })).body.id;
}

export interface Right {
  readonly consentId: string;
  readonly lookupId: string;
}

/** What one start needs: since a lookup serves one start, each has its own, in both hubs. */
export async function prepare(hub: HubPeople, number: number, scope = CONTACT): Promise<Right> {
  return {
    consentId: await consent(hub, scope),
    lookupId: await lookUp(hub, number, unknownChild(number)),
  };
}

/** @returns the id of the episode */
export async function start(hub: HubPeople, right: Right): Promise<string> {
  const body = {
    ...right,
    homeAuthority: hub.members.authority('Lewisham').code,
    ownReference: 'C',
    levelOfNeed: { level: 2, label: 'Targeted' },
  };
  return (await practitionerOf(hub).post<EpisodeView>('/v1/episodes', { body })).body.id;
}

/** A document of Lewisham that Greenwich may open, as the family agreed. */
export async function addDocument(hub: HubPeople, number: number): Promise<string> {
  const right = await prepare(hub, number, [...CONTACT, 'content']);
  const path = `/v1/episodes/${await start(hub, right)}/documents?category=attachment`;
  const raw = { type: 'application/json', content: JSON.stringify({ any: 'x'.repeat(2_000) }) };
  return (await practitionerOf(hub).post<DocumentView>(path, { raw })).body.id;
}

/** Opens it for another authority, and takes the time. */
export async function release(hub: ComparedHub, documentId: string): Promise<void> {
  const { publicKey: recipientKey } = await makeEncryptionKey('bench');
  const body = { documentId, purpose: 'support', recipientKey };
  await hub.time('release', () =>
    as(hub, 'Greenwich', 'lead_caf_contact').post<ReleaseView>('/v1/releases', { body }),
  );
}
