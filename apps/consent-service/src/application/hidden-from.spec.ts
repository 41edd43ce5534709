import { beforeEach, describe, expect, it } from '@jest/globals';
import { AUTHORITY_CODES, isRefusal } from '@hub/contracts';
import { readPolicies } from '@hub/service-host';
import { asked, delivered, FakeUnitOfWork, testId } from '@hub/testing';
import {
  CONSENT,
  DOCUMENT,
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  openCustody,
  RECIPIENT_KEY,
  SOUTHWARK,
  statement,
  tools,
} from '../testing/examples.js';
import { contactOf, recordingOn, withdrawingOn } from '../testing/consents-at-work.js';
import { inMemoryConsentStores } from '../testing/in-memory-consents.js';
import { Decide } from './consents/decide.js';
import { ReadConsent } from './consents/read-consent.js';
import { OverrideSharing } from './overrides/override-sharing.js';
import type { ConsentStores } from './ports.js';
import { AnswerRecall } from './recalls/answer-recall.js';
import { ReadRecalls } from './recalls/read-recalls.js';
import { WatchClocks } from './recalls/watch-clocks.js';
import { ContentKeys } from './releases/content-keys.js';
import { ReleaseContent } from './releases/release-content.js';

/** Southwark recorded the consent and added a document; the family fled from there to Greenwich. */
const OLD = SOUTHWARK;
const NEW = GREENWICH;
const everybody = { kind: 'all_counterparts' as const };

describe('those from whom an episode is hidden', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let at: ReturnType<typeof tools>;
  let recalls: ReadRecalls;
  let releases: ReleaseContent;
  const toldOld = () => work.told.filter(([, recipients]) => recipients.includes(OLD));
  const record = (authority: string, change: object) =>
    recordingOn(work, at).execute(statement(change), contactOf(authority));
  const decide = async (recipient: string) => {
    const question = { recipient, purpose: 'support', scope: 'existence' } as const;
    return new Decide(work, at).execute({ episodeId: EPISODE, ...question }, asked(LEWISHAM));
  };

  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    at = tools();
    recalls = new ReadRecalls(work, at);
    releases = new ReleaseContent(work, openCustody, at, readPolicies());
    const { consents, counterparts } = work.stores;
    await counterparts.claim(EPISODE, OLD);
    await counterparts.add(EPISODE, [LEWISHAM, OLD]);
    await counterparts.lead(EPISODE, { term: 1, authority: LEWISHAM });
    const scope = ['existence', 'contact', 'content'] as const;
    await consents.add(
      grantedConsent(CONSENT, { authority: OLD, recipients: everybody, scope: [...scope] }),
    );
    const document = { documentVersion: 1, authority: OLD, category: 'assessment' as const };
    await new ContentKeys(work, openCustody, at).issue(
      { episodeId: EPISODE, documentId: DOCUMENT, ...document },
      delivered(1),
    );
    await consents.expectReceipts(CONSENT, 'granted', [LEWISHAM, NEW]);
    await counterparts.shield({
      episodeId: EPISODE,
      hiddenFrom: [OLD],
      version: 2,
    });
    await counterparts.add(EPISODE, [NEW]);
    work.facts.length = 0;
  });

  it('take nothing of what the family had agreed to with them', async () => {
    expect(await decide(NEW)).toMatchObject({ permitted: true, consentId: CONSENT });
    expect(await decide(OLD)).toMatchObject({ permitted: false });
  });

  it('hear of no statement, though it names them', async () => {
    const authorities = [OLD, NEW];
    await record(LEWISHAM, { recipients: { kind: 'listed', authorities } });
    expect(work.told).toContainEqual(['consent.granted.v1', [NEW]]);
    expect(toldOld()).toEqual([]);
  });

  it('hear of no withdrawal where they recorded the consent, nor who holds it', async () => {
    await withdrawingOn(work, at).execute(
      { consentId: CONSENT, withdrawnBy: 'child' },
      contactOf(LEWISHAM),
    );
    await new AnswerRecall(work, at).execute(
      { consentId: CONSENT, outcome: 'deleted' },
      asked(NEW),
    );
    at.clock.advance(30 * 86_400_000);
    const watch = new WatchClocks(work, at);
    await watch.execute();
    await watch.execute();
    const types = work.told.map(([type]) => type);
    expect(types).toEqual(expect.arrayContaining(['recall.answered.v1', 'recall.escalated.v1']));
    expect(toldOld()).toEqual([]);
    await work.stores.consents.expectReceipts(CONSENT, 'granted', [OLD]);
    expect(await recalls.one({ consentId: CONSENT }, asked(OLD))).toMatchObject({ recalls: [] });
    const seen = await recalls.one({ consentId: CONSENT }, asked(LEWISHAM));
    expect(seen).toMatchObject({ holders: 2 });
  });

  it('do not hear who reads what they added', async () => {
    const release = await releases.request(
      { documentId: DOCUMENT, purpose: 'support', recipientKey: RECIPIENT_KEY },
      contactOf(NEW),
    );
    if (isRefusal(release)) throw new Error(release.refused);
    await releases.handOver({ releaseId: release.id, recipient: NEW }, contactOf(NEW));
    expect(work.told).toEqual([['release.handed_over.v1', []]]);
    expect(await releases.read({ releaseId: release.id }, asked(OLD))).toEqual({
      refused: 'not_found',
    });
    expect(await releases.read({ releaseId: release.id }, asked(NEW))).toEqual(
      expect.objectContaining({ state: 'handed_over' }),
    );
  });

  it('are not asked for what stays with them', async () => {
    const { documents } = work.stores;
    const known = await documents.find(DOCUMENT);
    if (!known) throw new Error('it was not added');
    await documents.remember({ ...known, version: 2, held: true });
    const wanted = { documentId: DOCUMENT, purpose: 'support', recipientKey: RECIPIENT_KEY };
    expect(await releases.request({ ...wanted, purpose: 'support' }, contactOf(NEW))).toEqual({
      refused: 'shielded_from',
    });
    expect(work.facts).toEqual([]);
  });

  it('neither see anything by an override nor judge one', async () => {
    const overrides = new OverrideSharing(work, at, readPolicies());
    const override = {
      episodeId: EPISODE,
      categories: ['assessment' as const],
      ground: 'significant_harm' as const,
      explanation: 'x',
      familyTold: true,
    };
    const make = (recipient: string) =>
      overrides.make({ ...override, recipient }, contactOf(LEWISHAM));
    expect(await make(OLD)).toEqual({ refused: 'shielded_from' });
    const reviewers = new Set<string>();
    for (let drawn = 0; drawn < AUTHORITY_CODES.length; drawn += 1) {
      at.chance.next = () => drawn / AUTHORITY_CODES.length;
      const made = await make(NEW);
      if (!isRefusal(made)) reviewers.add(made.reviewer);
    }
    expect(reviewers.size).toBe(AUTHORITY_CODES.length - 3);
    expect([...reviewers]).not.toContain(OLD);
  });

  it('and one of the people of another, by name, see nothing but take a no of the family', async () => {
    const one = { personId: testId(4_443), roles: ['lead_caf_contact' as const] };
    const by = asked(NEW, one);
    const named = { hiddenFrom: [OLD], hiddenFromPeople: [one.personId] };
    const colleague = asked(NEW, { personId: testId(4_444) });
    const reads = (who: typeof by) =>
      Promise.all([
        new ReadConsent(work).list({ episodeId: EPISODE }, who),
        new ReadConsent(work).execute({ consentId: CONSENT }, who),
        recalls.one({ consentId: CONSENT }, who),
        new Decide(work, at).register({ episodeId: EPISODE }, who),
        new Decide(work, at).execute(
          { episodeId: EPISODE, recipient: NEW, purpose: 'support', scope: 'existence' },
          who,
        ),
      ]);
    const overrides = new OverrideSharing(work, at, readPolicies());
    for (const seen of await reads(by)) expect(seen).not.toHaveProperty('refused');
    await work.stores.counterparts.shield({ episodeId: EPISODE, ...named, version: 3 });
    for (const seen of await reads(by)) expect(seen).toEqual({ refused: 'not_found' });
    for (const seen of await reads(colleague)) expect(seen).not.toHaveProperty('refused');
    const wanted = {
      documentId: DOCUMENT,
      purpose: 'support',
      recipientKey: RECIPIENT_KEY,
    } as const;
    expect(await releases.request(wanted, by)).toMatchObject({
      refused: expect.any(String),
    });
    const override = {
      ...{ episodeId: EPISODE, recipient: LEWISHAM, categories: ['assessment' as const] },
      ...{ ground: 'significant_harm' as const, explanation: 'x', familyTold: true },
    };
    expect(await overrides.make(override, by)).toEqual({ refused: 'not_found' });
    const say = (change: object) => recordingOn(work, at).execute(statement(change), by);
    expect(await say({})).toEqual({ refused: 'not_found' });
    expect(await say({ decision: 'refused' })).not.toHaveProperty('refused');
  });
});
