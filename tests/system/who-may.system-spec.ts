import { beforeAll, describe, expect, it } from '@jest/globals';
import { type HttpDoor, makeEncryptionKey } from '@hub/borough-connector';
import type { ConsentView, OverrideView, ReleaseView } from '@hub/contracts/consent';
import type { DocumentView, EpisodeView } from '@hub/contracts/episode';
import { evidenceOfRefusal } from './stage/evidence-of-refusal.js';
import { Stage } from './stage/stage.js';

const HOME = 'Lewisham';
const PARTNER = 'Greenwich';
const MISSING = '019a5b00-0000-7000-8000-0000000fffff';

let stage: Stage;
let home: Record<'lead' | 'outsider' | 'contact' | 'system', HttpDoor>;
let partner: Record<'member' | 'outsider' | 'contact' | 'system', HttpDoor>;

beforeAll(() => {
  stage = new Stage();
  const unverified = (authority: string) => stage.members.as(stage.unverified(authority));
  home = {
    lead: stage.as(HOME),
    outsider: unverified(HOME),
    contact: stage.as(HOME, 'lead_caf_contact'),
    system: stage.asSystem(HOME),
  };
  partner = {
    member: stage.as(PARTNER),
    outsider: unverified(PARTNER),
    contact: stage.as(PARTNER, 'lead_caf_contact'),
    system: stage.asSystem(PARTNER),
  };
});

/** A verified practitioner of an authority who is in no team. */
function colleague(authority: string): HttpDoor {
  const [, second] = stage
    .authority(authority)
    .people.filter(({ roles, verified }) => verified && roles.includes('practitioner'));
  if (!second) throw new Error(`${authority} has but one practitioner`);
  return stage.members.as(second);
}

interface Case {
  readonly consent: ConsentView;
  readonly episode: EpisodeView;
  readonly document: DocumentView;
}

/**
 * An episode led at home, with an assessment that the family lets the partner see; the partner's
 * practitioner is in the team.
 */
async function openCase(): Promise<Case> {
  const { consent, episode: started } = await stage.episode(HOME, [PARTNER], {
    scope: ['existence', 'contact', 'content'],
    purposes: ['support', 'service_request'],
  });
  const episode = await stage.join(home.lead, started.id, {
    authority: PARTNER,
    person: stage.person(PARTNER),
  });
  const raw = { type: 'application/json', content: '{"words":"private"}' };
  const { body: document } = await home.lead.post<DocumentView>(
    `/v1/episodes/${episode.id}/documents?category=attachment`,
    { raw },
  );
  return { consent, episode, document };
}

async function request(by: HttpDoor, documentId: string): Promise<ReleaseView> {
  const { publicKey: recipientKey } = await makeEncryptionKey('t');
  const body = { documentId, purpose: 'support', recipientKey };
  return (await by.post<ReleaseView>('/v1/releases', { body, attempts: 1 })).body;
}

const read = (by: HttpDoor, { document }: Case) =>
  by.stream(`/v1/documents/${document.id}/content`);
const close = (by: HttpDoor, { episode }: Case) =>
  by.post<EpisodeView>(`/v1/episodes/${episode.id}/steps`, {
    body: { step: 'close', closingReason: 'needs_met' },
    ifMatch: `"${String(episode.version)}"`,
    attempts: 1,
  });
const propose = (by: HttpDoor, { episode }: Case) =>
  by.post('/v1/transfers', {
    body: {
      episodeId: episode.id,
      toAuthority: stage.code(PARTNER),
      reason: 'move',
      familyView: 'agrees',
    },
    attempts: 1,
  });
const dispute = (by: HttpDoor, { episode }: Case, against = PARTNER) =>
  by.post('/v1/disputes', {
    body: {
      episodeId: episode.id,
      kind: 'funding',
      respondents: [stage.code(against)],
      askedFor: 'x',
      riskOfHarm: false,
    },
    attempts: 1,
  });
const override = (by: HttpDoor, { episode }: Case) =>
  by.post<OverrideView>(`/v1/episodes/${episode.id}/overrides`, {
    body: {
      recipient: stage.code('Barnet'),
      categories: ['attachment'],
      ground: 'danger_to_life',
      explanation: 'x',
      familyTold: true,
    },
    attempts: 1,
  });
const add = (by: HttpDoor, { episode }: Case) =>
  by.post<DocumentView>(`/v1/episodes/${episode.id}/documents?category=attachment`, {
    raw: { type: 'application/json', content: '{"words":"private"}' },
    attempts: 1,
  });
const hold = (by: HttpDoor, { episode }: Case) =>
  by.post<DocumentView>(`/v1/episodes/${episode.id}/held-documents`, {
    body: {
      category: 'attachment',
      mediaType: 'application/json',
      size: 10,
      digest: 'd'.repeat(64),
      ownReference: 'OWN-1',
    },
    attempts: 1,
  });
const askForService = (by: HttpDoor, { episode }: Case) =>
  by.post(`/v1/episodes/${episode.id}/service-requests`, {
    body: { toAuthority: stage.code(PARTNER), service: 'education' },
    attempts: 1,
  });
const refused = (code: string) => ({ status: 403, code });
/** Rows that a refused request would have left. */
const left = async ({ episode }: Case) => [
  ...(await stage.query(
    'consent-service',
    `SELECT 1 FROM release WHERE episode_id = '${episode.id}'`,
  )),
  ...(await stage.query(
    'consent-service',
    `SELECT 1 FROM override WHERE episode_id = '${episode.id}'`,
  )),
  ...(await stage.query(
    'episode-service',
    `SELECT 1 FROM transfer WHERE episode_id = '${episode.id}'`,
  )),
  ...(await stage.query(
    'arbitration-service',
    `SELECT 1 FROM dispute WHERE episode_id = '${episode.id}'`,
  )),
];

describe('a colleague who does not work with the child', () => {
  it('reads nothing, verified or not, at home or in the other borough (S44)', async () => {
    const one = await openCase();
    for (const by of [home.outsider, colleague(HOME)])
      await expect(read(by, one)).rejects.toMatchObject(refused('not_involved'));
    for (const by of [partner.outsider, colleague(PARTNER)])
      await expect(request(by, one.document.id)).rejects.toMatchObject({
        ...refused('not_involved'),
        message: expect.stringMatching(
          /Only the Lead Professional; or a member of the Team/,
        ) as unknown,
      });
    expect(await left(one)).toEqual([]);
    expect((await read(home.lead, one)).status).toBe(200);
    expect((await read(home.contact, one)).status).toBe(200);
    expect((await read(home.system, one)).status).toBe(200);
    for (const by of [partner.member, partner.contact, partner.system])
      expect(await request(by, one.document.id)).toMatchObject({ state: 'authorised' });
  });

  it('does not fetch what a colleague of the team asked for', async () => {
    const one = await openCase();
    const release = await request(partner.member, one.document.id);
    const path = `/v1/releases/${release.id}/content`;
    await expect(colleague(PARTNER).stream(path)).rejects.toMatchObject(refused('not_involved'));
    expect((await partner.member.stream(path)).status).toBe(200);
  });

  it('closes nothing, gives no lead away and opens no dispute (S45)', async () => {
    const one = await openCase();
    const show = async () =>
      (await home.lead.get<EpisodeView>(`/v1/episodes/${one.episode.id}`)).body;
    const before = await show();
    for (const by of [home.outsider, colleague(HOME)])
      for (const act of [close, propose, dispute])
        await expect(act(by, one)).rejects.toMatchObject(refused('not_involved'));
    await expect(dispute(partner.outsider, one, HOME)).rejects.toMatchObject(
      refused('not_involved'),
    );
    await expect(close(partner.member, one)).rejects.toMatchObject(refused('not_involved'));
    expect(await left(one)).toEqual([]);
    expect(await evidenceOfRefusal(stage, home.lead, one.episode.id)).toMatchObject({
      action: 'episode.take_step.v1',
      outcome: 'refused',
      because: 'not_involved',
      rule: expect.stringMatching(
        /^floor-\d+ london-\d+: nobody-without-a-relation.*; on kind=person .*held=none .*step=close$/,
      ) as unknown,
    });
    expect(await show()).toEqual(before);
    await dispute(partner.contact, one, HOME);
    expect(await left(one)).toHaveLength(1);
  });

  it('opens nothing without consent, in whatever danger; who works with the child does, and their lead CAF contact', async () => {
    const one = await openCase();
    for (const by of [home.outsider, colleague(HOME), partner.outsider, colleague(PARTNER)])
      await expect(override(by, one)).rejects.toMatchObject(refused('not_involved'));
    expect(await left(one)).toEqual([]);
    const { body: made } = await override(home.lead, one);
    expect(made.expiresAt > made.madeAt).toBe(true);
    await override(partner.contact, one);
    expect(await left(one)).toHaveLength(2);
  });

  it('adds nothing to the folder and asks for no service', async () => {
    const one = await openCase();
    for (const by of [home.outsider, colleague(HOME), partner.outsider, colleague(PARTNER)])
      for (const act of [add, hold, askForService])
        await expect(act(by, one)).rejects.toMatchObject(refused('not_involved'));
    const rows = await stage.query(
      'episode-service',
      `SELECT id FROM document WHERE episode_id = '${one.episode.id}'
       UNION SELECT id FROM service_request WHERE episode_id = '${one.episode.id}'`,
    );
    expect(rows).toEqual([{ id: one.document.id }]);
    for (const by of [home.lead, home.contact, home.system]) {
      await add(by, one);
      await hold(by, one);
    }
    await askForService(home.lead, one);
  });

  it('does not bring themselves into the team', async () => {
    const { episode } = await openCase();
    const body = {
      authority: stage.code(HOME),
      personId: stage.unverified(HOME).id,
      role: 'teacher',
    };
    await expect(
      home.outsider.post(`/v1/episodes/${episode.id}/team-members`, { body, attempts: 1 }),
    ).rejects.toMatchObject(refused('not_involved'));
  });
});

describe('a member of the team whom their authority has not verified', () => {
  it('reads once their own lead CAF contact brought them in', async () => {
    const one = await openCase();
    const seat = { authority: PARTNER, person: stage.unverified(PARTNER) };
    await stage.join(home.lead, one.episode.id, seat);
    await expect(request(partner.outsider, one.document.id)).rejects.toMatchObject(
      refused('not_verified'),
    );
    await stage.join(partner.contact, one.episode.id, seat);
    const release = await stage.until(
      () => request(partner.outsider, one.document.id).catch(() => undefined),
      (made) => made !== undefined,
    );
    expect(release).toMatchObject({ state: 'authorised' });
    await expect(override(partner.outsider, one)).rejects.toMatchObject(refused('not_verified'));
  });
});

describe('a borough without a part', () => {
  it('is answered as if there were nothing, whoever asks (S42)', async () => {
    const one = await openCase();
    for (const by of [stage.as('Camden'), stage.as('Camden', 'lead_caf_contact')]) {
      await expect(request(by, one.document.id)).rejects.toMatchObject({ status: 404 });
      await expect(propose(by, one)).rejects.toMatchObject({ status: 404 });
      await expect(dispute(by, one, HOME)).rejects.toMatchObject({ status: 404 });
    }
    await expect(request(stage.as('Camden'), MISSING)).rejects.toMatchObject({ status: 404 });
  });
});

describe('a closed case', () => {
  it('shares nothing more for support: neither what is asked for now nor what was (S61)', async () => {
    const one = await openCase();
    const before = await request(partner.member, one.document.id);
    expect((await close(home.lead, one)).body.state).toBe('closed');
    const again = () =>
      request(partner.member, one.document.id).then(
        () => 'given',
        (error: unknown) => (error as { code: string }).code,
      );
    await stage.until(again, (answer) => answer === 'sharing_ended', 5_000);
    await expect(partner.member.stream(`/v1/releases/${before.id}/content`)).rejects.toMatchObject(
      refused('sharing_ended'),
    );
  });
});
