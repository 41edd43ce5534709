import { describe, expect, it } from '@jest/globals';
import { HubProblemError, type HttpDoor } from '@hub/borough-connector';
import type { DocumentView, HandOverPack, TransferView } from '@hub/contracts/episode';
import { Stage } from './stage/stage.js';

const FROM = 'Harrow';
const TO = 'Hillingdon';
/** A relation that ended authorises nothing later than that. */
const MOST_MS = 5_000;

/** What each service answers them, once it knows that they no longer work with the child. */
function questions(stage: Stage, by: HttpDoor, episodeId: string, documentId: string) {
  const body = {
    recipient: stage.code(FROM),
    categories: ['attachment'],
    ground: 'significant_harm',
    explanation: 'x',
    familyTold: true,
  };
  const claim = {
    episodeId,
    kind: 'funding',
    respondents: [stage.code(FROM)],
    askedFor: 'x',
    riskOfHarm: false,
  };
  return {
    'episode-service': () => by.stream(`/v1/documents/${documentId}/content`),
    'consent-service': () => by.post(`/v1/episodes/${episodeId}/overrides`, { body, attempts: 1 }),
    'arbitration-service': () => by.post('/v1/disputes', { body: claim, attempts: 1 }),
  };
}

async function codeOf(ask: () => Promise<unknown>): Promise<string> {
  try {
    await ask();
    return 'answered';
  } catch (error) {
    if (error instanceof HubProblemError) return error.code;
    throw error;
  }
}

describe('who gave the lead away', () => {
  it(`may do nothing more with the child within ${String(MOST_MS / 1_000)} seconds, in any service`, async () => {
    const stage = new Stage();
    await stage.journal.behave(stage.code(TO), { transfers: 'ignore' });
    const { episode } = await stage.episode(FROM, [TO], {
      scope: ['existence', 'contact', 'content'],
    });
    const before = stage.as(FROM);
    const raw = { type: 'application/json', content: '{"words":"private"}' };
    const { body: document } = await before.post<DocumentView>(
      `/v1/episodes/${episode.id}/documents?category=attachment`,
      { raw },
    );
    const asked = Object.entries(questions(stage, before, episode.id, document.id));
    for (const [, ask] of asked)
      await stage.until(
        () => codeOf(ask),
        (code) => code !== 'not_involved',
      );
    await handOver(stage, (await stage.propose(FROM, TO, episode.id)).id);
    const passed = performance.now();
    const waited = await Promise.all(
      asked.map(async ([service, ask]) => {
        await stage.until(
          () => codeOf(ask),
          (code) => code === 'not_involved',
          MOST_MS,
        );
        return { service, waited: performance.now() - passed };
      }),
    );
    expect(waited.filter(({ waited: ms }) => ms >= MOST_MS)).toEqual([]);
    await stage.journal.behave(stage.code(TO), { transfers: 'accept' });
  });
});

describe('a service that has not heard for longer than that who works with the child', () => {
  it('refuses who is tied by that alone, until it hears again; a family’s no it takes all the same', async () => {
    const stage = new Stage();
    const { episode } = await stage.episode(FROM, [TO]);
    // Nobody is listed: who may say it is told that.
    const say = (by: HttpDoor, decision: 'granted' | 'refused') => () =>
      codeOf(() =>
        by.post('/v1/consents', {
          body: stage.consentBody([], { episodeId: episode.id, decision }),
          attempts: 1,
        }),
      );
    const agrees = say(stage.as(FROM), 'granted');
    await stage.until(agrees, (code) => code === 'recipients_missing');
    await stage.process('episode-service', 'stop');
    try {
      await stage.until(agrees, (code) => code === 'relations_behind', 2 * MOST_MS);
      expect(await say(stage.as(FROM), 'refused')()).toBe('recipients_missing');
      expect(await say(stage.as(FROM, 'lead_caf_contact'), 'granted')()).toBe('recipients_missing');
    } finally {
      await stage.process('episode-service', 'start');
    }
    await stage.until(agrees, (code) => code === 'recipients_missing');
  }, 60_000);
});

/** Nominated by the lead CAF contact, accepted by the person, and the pack received. */
async function handOver(stage: Stage, transferId: string): Promise<void> {
  const at = `/v1/transfers/${transferId}`;
  const nominee = stage.as(TO);
  const contact = stage.as(TO, 'lead_caf_contact');
  const { etag: proposed = '' } = await contact.get<TransferView>(at);
  const { etag: nominated = '' } = await contact.post<TransferView>(`${at}/nomination`, {
    body: { personId: stage.person(TO).id },
    ifMatch: proposed,
  });
  const { etag: accepted = '' } = await nominee.post<TransferView>(`${at}/acceptance`, {
    ifMatch: nominated,
  });
  const { body: pack } = await nominee.post<HandOverPack>(`${at}/hand-over-pack`);
  await nominee.post<TransferView>(`${at}/hand-over-receipt`, {
    body: { digest: pack.digest },
    ifMatch: accepted,
  });
}
