import { beforeAll, describe, expect, it } from '@jest/globals';
import { HubProblemError, type HttpDoor, makeEncryptionKey } from '@hub/borough-connector';
import { AddDocument, ReadOwnContent, rolesFor } from '@hub/contracts/access';
import { type DisputeView, OpenDispute } from '@hub/contracts/arbitration';
import { MakeOverride, RequestRelease } from '@hub/contracts/consent';
import {
  AddTeamMember,
  type DocumentView,
  EPISODE_STEPS,
  HoldDocument,
  ProposeTransfer,
  TakeEpisodeStep,
} from '@hub/contracts/episode';
import { SendServiceRequest } from '@hub/contracts/provision';
import type { RelationToChild } from '@hub/policy';
import { readPolicies } from '@hub/service-host';
import type { PersonCredentials } from '../../tools/hub/members.js';
import { type Attempt, consentAttempts, disputeAttempts, type Somebody } from './stage/attempts.js';
import { Stage } from './stage/stage.js';

const HOME = 'Lewisham';
const PARTNER = 'Greenwich';
/** Without a part in the episode, and not agreed to by the family. */
const OTHER = 'Camden';
const policies = readPolicies();

let stage: Stage;
let people: Record<string, Somebody>;
let attempts: Attempt[];

beforeAll(async () => {
  stage = new Stage();
  people = everybody();
  const { episode } = await openCase();
  const raw = { type: 'application/json', content: '{"words":"private"}' };
  const add = (door: HttpDoor) =>
    door.post<DocumentView>(`/v1/episodes/${episode.id}/documents?category=attachment`, { raw });
  const documents = new Map<string, string>();
  for (const name of [HOME, PARTNER]) documents.set(name, (await add(stage.as(name))).body.id);
  const { publicKey: recipientKey } = await makeEncryptionKey('t');
  attempts = [
    ...attemptsOn(episode.id, documents, recipientKey),
    ...disputeAttempts(await openDispute((await openCase()).episode.id)),
    ...consentAttempts(stage, (await openCase()).consent),
  ];
}, 60_000);

/**
 * A child who is able to decide agreed to it; of the partner, one who is verified and one who is
 * not are in the team.
 */
async function openCase() {
  const opened = await stage.episode(HOME, [PARTNER], {
    scope: ['existence', 'contact', 'content'],
    purposes: ['support', 'service_request'],
    givenBy: { kind: 'child', capacityBasis: 'Understood what is shared, and with whom' },
  });
  for (const person of [stage.person(PARTNER), stage.unverified(PARTNER)])
    await stage.join(stage.as(HOME), opened.episode.id, { authority: PARTNER, person });
  return opened;
}

async function openDispute(episodeId: string): Promise<DisputeView> {
  const body = {
    episodeId,
    kind: 'funding',
    respondents: [stage.code(PARTNER)],
    askedFor: 'x',
    riskOfHarm: false,
  };
  return (await stage.as(HOME).post<DisputeView>('/v1/disputes', { body })).body;
}

function everybody(): Record<string, Somebody> {
  const person = (
    of: string,
    { roles, verified, ...credentials }: PersonCredentials,
    held: readonly RelationToChild[],
  ): Somebody => ({
    of,
    door: stage.members.as({ roles, verified, ...credentials }),
    roles,
    verified,
    held,
  });
  const [, colleague] = stage
    .authority(HOME)
    .people.filter(({ roles, verified }) => verified && roles.includes('practitioner'));
  if (!colleague) throw new Error(`${HOME} has but one practitioner`);
  const contact = stage.person(HOME, 'lead_caf_contact');
  return {
    'not involved': person(HOME, colleague, []),
    'not involved, not verified': person(HOME, stage.unverified(HOME), []),
    'in the team': person(PARTNER, stage.person(PARTNER), ['team_member']),
    'in the team, not verified': person(PARTNER, stage.unverified(PARTNER), ['team_member']),
    'who leads': person(HOME, stage.person(HOME), ['lead_professional']),
    'lead CAF contact': person(HOME, contact, ['lead_caf_contact']),
    manager: person(HOME, stage.person(HOME, 'service_manager'), ['manager_of']),
    'head of service': person(HOME, stage.person(HOME, 'head_of_service'), ['manager_of']),
    'data protection officer': person(HOME, stage.person(HOME, 'data_protection_officer'), [
      'data_protection_officer',
    ]),
    'a borough without a part': person(OTHER, stage.person(OTHER, 'lead_caf_contact'), []),
    'a case system without a person': {
      of: HOME,
      door: stage.asSystem(HOME),
      roles: ['authority_system'],
      verified: true,
      held: [],
    },
  };
}

function attemptsOn(
  episodeId: string,
  documents: ReadonlyMap<string, string>,
  recipientKey: object,
): Attempt[] {
  const episode = `/v1/episodes/${episodeId}`;
  const post =
    (path: string, body: (by: Somebody) => object, more: { ifMatch?: string } = {}) =>
    (by: Somebody) =>
      by.door.post(path, { body: body(by), attempts: 1, ...more });
  const own = ({ of }: Somebody) => documents.get(of) ?? documents.get(HOME);
  const foreign = ({ of }: Somebody) => documents.get(of === HOME ? PARTNER : HOME);
  const raw = { type: 'application/json', content: '{"words":"private"}' };
  return [
    ...EPISODE_STEPS.map((step) => ({
      action: TakeEpisodeStep.type,
      resource: { step },
      send: post(`${episode}/steps`, () => stepOf(step), { ifMatch: '"999"' }),
    })),
    {
      action: AddTeamMember.type,
      send: post(`${episode}/team-members`, () => ({
        authority: stage.code(OTHER),
        personId: stage.person(OTHER).id,
        role: 'teacher',
      })),
    },
    {
      action: AddDocument.type,
      send: ({ door }) =>
        door.post(`${episode}/documents?category=attachment`, { raw, attempts: 1 }),
    },
    {
      action: HoldDocument.type,
      send: post(`${episode}/held-documents`, () => ({
        category: 'attachment',
        mediaType: 'application/json',
        size: 10,
        digest: 'd'.repeat(64),
        ownReference: 'OWN-1',
      })),
    },
    {
      action: ReadOwnContent.type,
      send: (by) => by.door.stream(`/v1/documents/${own(by) ?? ''}/content`),
    },
    {
      action: RequestRelease.type,
      resource: { purpose: 'support' },
      send: post('/v1/releases', (by) => ({
        documentId: foreign(by),
        purpose: 'support',
        recipientKey,
      })),
    },
    {
      action: MakeOverride.type,
      resource: { ground: 'significant_harm' },
      send: post(`${episode}/overrides`, ({ of }) => ({
        recipient: stage.code(of),
        categories: ['attachment'],
        ground: 'significant_harm',
        explanation: 'x',
        familyTold: true,
      })),
    },
    {
      action: SendServiceRequest.type,
      send: post(`${episode}/service-requests`, () => ({
        toAuthority: stage.code(OTHER),
        service: 'education',
      })),
    },
    {
      action: ProposeTransfer.type,
      send: post('/v1/transfers', () => ({
        episodeId,
        toAuthority: stage.code(OTHER),
        reason: 'move',
        familyView: 'agrees',
      })),
    },
    {
      action: OpenDispute.type,
      send: post('/v1/disputes', ({ of }) => ({
        episodeId,
        kind: 'funding',
        respondents: [stage.code(of)],
        askedFor: 'x',
        riskOfHarm: false,
      })),
    },
  ];
}

function stepOf(step: (typeof EPISODE_STEPS)[number]): object {
  return {
    step,
    ...(step === 'close' ? { closingReason: 'needs_met' } : {}),
    ...(step === 'change_home' ? { homeAuthority: stage.code(PARTNER) } : {}),
    ...(step === 'change_level_of_need'
      ? { levelOfNeed: { level: 3, label: 'x' }, descriptors: ['several_needs'] }
      : {}),
  };
}

/** By the roles of a request, and the policies that stand. */
function expected({ action, resource = {} }: Attempt, by: Somebody): string {
  if (!by.roles.some((role) => rolesFor(action).includes(role))) return 'forbidden';
  if (by.of === OTHER) return 'not_found';
  const decision = policies.decide({
    principal: {
      kind: by.roles.includes('authority_system') ? 'system' : 'person',
      authority: stage.code(by.of),
      roles: by.roles,
      verified: by.verified,
    },
    action,
    resource: { closed: false, disputed: false, ...resource },
    relations: { held: by.held, confirmed: false },
  });
  return decision.effect === 'permit' ? 'may' : decision.refusedAs;
}

const REFUSALS = ['forbidden', 'not_found', 'not_involved', 'not_verified'];

async function answered(attempt: Attempt, by: Somebody): Promise<string> {
  try {
    await attempt.send(by);
    return 'may';
  } catch (error) {
    if (!(error instanceof HubProblemError) || error.status >= 500) throw error;
    return REFUSALS.includes(error.code) ? error.code : 'may';
  }
}

describe('who may do what with a child’s episode', () => {
  it('is over HTTP what the policies say, each request by each tie', async () => {
    const wanted: string[] = [];
    const got: string[] = [];
    for (const attempt of attempts)
      for (const [who, by] of Object.entries(people)) {
        const row = `${attempt.action} ${JSON.stringify(attempt.resource ?? {})}, ${who}:`;
        wanted.push(`${row} ${expected(attempt, by)}`);
        got.push(`${row} ${await answered(attempt, by)}`);
      }
    expect(got).toEqual(wanted);
    for (const answer of ['may', ...REFUSALS])
      expect(wanted.filter((row) => row.endsWith(`: ${answer}`))).not.toEqual([]);
  }, 60_000);
});
