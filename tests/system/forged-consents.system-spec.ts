import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import {
  clientCredentials,
  encryptToHub,
  makeEncryptionKey,
  QueueDoor,
} from '@hub/borough-connector';
import {
  type ConsentView,
  type DecisionView,
  RecordConsent,
  type RecordConsentPayload,
  type ReleaseView,
} from '@hub/contracts/consent';
import type { DocumentView, EpisodeView } from '@hub/contracts/episode';
import { Stage } from './stage/stage.js';
import { answersTo } from '../../tools/demonstration/found-answers.js';

/** Keeps the episode; has a part in it; has none. */
const [KEEPER, COUNTERPART, STRANGER] = ['Brent', 'Harrow', 'Camden'];
const EVERYTHING = {
  scope: ['existence', 'contact', 'content'],
} satisfies Partial<RecordConsentPayload>;

let stage: Stage;
let queue: QueueDoor;
beforeAll(async () => {
  stage = new Stage();
  const { code, amqp } = stage.authority(STRANGER);
  queue = await QueueDoor.open({
    amqpUrl: stage.credentials.hub.amqp,
    authority: code,
    user: amqp.user,
    password: amqp.password,
  });
});
afterAll(() => queue.close());

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: string[];
}

/** What a case system is answered for a practitioner, byte for byte. */
async function send(by: string, path: string, body: object): Promise<Reply> {
  const token = await clientCredentials(stage.url, stage.authority(by).client)();
  const headers = {
    'hub-acting-person': stage.person(by).id,
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': uuidv7(),
  };
  const reply = await fetch(`${stage.url}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return {
    status: reply.status,
    text: await reply.text(),
    headers: [...reply.headers.keys()].filter((name) => name !== 'date').sort(),
  };
}

const missing = (by: string): Promise<Reply> =>
  send(by, `/v1/consents/${uuidv7()}/withdrawal`, { withdrawnBy: 'child' });
const say = (by: string, body: RecordConsentPayload): Promise<Reply> =>
  send(by, '/v1/consents', body);
const said = (
  recipients: readonly string[],
  episodeId: string,
  change: Partial<RecordConsentPayload> = {},
): RecordConsentPayload =>
  stage.consentBody(recipients, {
    ...EVERYTHING,
    episodeId,
    givenAt: new Date(Date.now() - 1_000).toISOString(),
    ...change,
  });

async function release(by: string, documentId: string, purpose = 'support'): Promise<ReleaseView> {
  const { publicKey: recipientKey } = await makeEncryptionKey('t');
  return (
    await stage.as(by).post<ReleaseView>('/v1/releases', {
      body: { documentId, purpose, recipientKey },
      attempts: 1,
    })
  ).body;
}

/**
 * An episode of the keeper with a document in its folder; the counterpart joined its team and may
 * read it.
 */
async function folder(): Promise<{
  consent: ConsentView;
  episode: EpisodeView;
  document: DocumentView;
}> {
  const { consent, episode } = await stage.episode(KEEPER, [COUNTERPART], EVERYTHING);
  await stage.join(stage.as(KEEPER), episode.id, {
    authority: COUNTERPART,
    person: stage.person(COUNTERPART),
  });
  const raw = { type: 'application/json', content: '{"words":"private"}' };
  const { body: document } = await stage
    .as(KEEPER)
    .post<DocumentView>(`/v1/episodes/${episode.id}/documents?category=attachment`, { raw });
  const decision = () =>
    stage
      .as(COUNTERPART)
      .get<DecisionView>(
        `/v1/episodes/${episode.id}/sharing-decision?recipient=${stage.code(COUNTERPART)}&purpose=support&scope=existence`,
      )
      .catch(() => undefined);
  await stage.until(decision, (reply) => reply?.body.permitted === true);
  return { consent, episode, document };
}

describe('an authority without a part in an episode', () => {
  it('cannot grant itself consent and read: it is answered as if there were no such episode', async () => {
    const { episode, document } = await folder();
    await expect(release(STRANGER, document.id)).rejects.toMatchObject({ status: 404 });
    const reply = await say(STRANGER, said([STRANGER], episode.id, { purpose: 'Plan' }));
    expect(reply).toEqual(await missing(STRANGER));
    expect(reply.status).toBe(404);
    expect(
      await say(STRANGER, said([], episode.id, { recipients: { kind: 'all_counterparts' } })),
    ).toEqual(reply);
    await expect(release(STRANGER, document.id)).rejects.toMatchObject({ status: 404 });
    for (const path of [
      'sharing-register',
      `sharing-decision?recipient=${stage.code(STRANGER)}&purpose=support&scope=existence`,
      'retention',
    ]) {
      await expect(
        stage.as(STRANGER).get(`/v1/episodes/${episode.id}/${path}`),
      ).rejects.toMatchObject({ status: 404 });
    }
  });

  it('is refused over AMQP with the same code', async () => {
    const { episode, document } = await folder();
    const encrypt = await encryptToHub(stage.url);
    const id = await queue.send(RecordConsent.type, await encrypt(said([STRANGER], episode.id)), {
      actingPerson: stage.person(STRANGER).id,
    });
    const look = async () =>
      (await stage.journal.find({ authority: stage.code(STRANGER), subject: id }))
        .map(({ message }) => message)
        .at(0);
    expect(await stage.until(look, (seen) => seen !== undefined)).toMatchObject({
      type: 'command.refused.v1',
      data: { code: 'not_found' },
    });
    await expect(release(STRANGER, document.id)).rejects.toMatchObject({ status: 404 });
  });

  it('cannot refuse in a family’s name what others may do', async () => {
    const { consent, episode, document } = await folder();
    expect(await say(STRANGER, said([COUNTERPART], episode.id, { decision: 'refused' }))).toEqual(
      await missing(STRANGER),
    );
    expect(await release(COUNTERPART, document.id)).toMatchObject({ because: 'consent_in_force' });
    const { body: recall } = await stage
      .as(KEEPER)
      .get<{ holders: number }>(`/v1/consents/${consent.id}/recall`);
    expect(recall.holders).toBe(0);
  });

  it('cannot name an episode that another one named, nor start it; who named it can', async () => {
    const episodeId = uuidv7();
    const { body: consent } = await stage
      .as(KEEPER)
      .post<ConsentView>('/v1/consents', { body: said([COUNTERPART], episodeId) });
    expect(await say(STRANGER, said([STRANGER], episodeId))).toEqual(await missing(STRANGER));
    expect(await say(COUNTERPART, said([COUNTERPART], episodeId))).toEqual(
      await missing(COUNTERPART),
    );
    const start = async (by: string) => {
      const lookup = await stage.lookup(by);
      const body = {
        consentId: consent.id,
        lookupId: lookup.id,
        urgent: 'family_cannot_wait',
        found: answersTo(lookup),
        homeAuthority: stage.code(by),
        ownReference: 'R',
        levelOfNeed: { level: 2, label: 'x' },
      };
      return stage.as(by).post<EpisodeView>('/v1/episodes', { body, attempts: 1 });
    };
    for (const by of [STRANGER, COUNTERPART])
      await expect(start(by)).rejects.toMatchObject({ status: 422, code: 'consent_missing' });
    expect((await start(KEEPER)).body).toMatchObject({
      id: episodeId,
      originatingAuthority: stage.code(KEEPER),
    });
  });
});

describe('a counterpart', () => {
  it('gains nothing by its own word against a withdrawal told to somebody else, until that one records a new grant', async () => {
    const { consent, episode, document } = await folder();
    expect(await release(COUNTERPART, document.id)).toMatchObject({ state: 'authorised' });
    await stage.as(KEEPER).post(`/v1/consents/${consent.id}/withdrawal`, {
      body: { withdrawnBy: 'parental_responsibility' },
    });
    await expect(release(COUNTERPART, document.id)).rejects.toMatchObject({
      status: 403,
      code: 'sharing_denied',
    });
    const purposes = ['support', 'dispute'] satisfies RecordConsentPayload['purposes'];
    expect((await say(COUNTERPART, said([COUNTERPART], episode.id, { purposes }))).status).toBe(
      201,
    );
    for (const purpose of purposes)
      await expect(release(COUNTERPART, document.id, purpose)).rejects.toMatchObject({
        status: 403,
        code: 'sharing_denied',
      });
    expect((await say(KEEPER, said([COUNTERPART], episode.id))).status).toBe(201);
    expect(await release(COUNTERPART, document.id)).toMatchObject({ because: 'consent_in_force' });
  });

  it('gains nothing by it against a refusal told to somebody else, nor by taking the word first', async () => {
    const { episode, document } = await folder();
    expect((await say(COUNTERPART, said([COUNTERPART], episode.id))).status).toBe(201);
    expect(
      (await say(KEEPER, said([COUNTERPART], episode.id, { decision: 'refused' }))).status,
    ).toBe(201);
    await expect(release(COUNTERPART, document.id)).rejects.toMatchObject({
      status: 403,
      code: 'sharing_denied',
    });
    expect(
      (
        await say(
          COUNTERPART,
          said([COUNTERPART], episode.id, { givenAt: new Date().toISOString() }),
        )
      ).status,
    ).toBe(201);
    await expect(release(COUNTERPART, document.id)).rejects.toMatchObject({
      status: 403,
      code: 'sharing_denied',
    });
  });

  it('may add what the family told it, and pass a withdrawal on', async () => {
    const { consent, episode, document } = await folder();
    expect(
      (await say(COUNTERPART, said([COUNTERPART, KEEPER], episode.id, { purposes: ['dispute'] })))
        .status,
    ).toBe(201);
    expect(await release(COUNTERPART, document.id, 'dispute')).toMatchObject({
      because: 'consent_in_force',
    });
    await stage
      .as(COUNTERPART)
      .post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    await expect(release(COUNTERPART, document.id, 'dispute')).rejects.toMatchObject({
      status: 403,
      code: 'sharing_denied',
    });
  });
});
