import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, FakeUnitOfWork, testId } from '@hub/testing';
import { recordingOn } from '../../testing/consents-at-work.js';
import {
  EPISODE,
  GREENWICH,
  LEWISHAM,
  SOUTHWARK,
  statement,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import type { ConsentStores } from '../ports.js';
import { PreviewConsent } from './preview-consent.js';
import type { RecordConsent } from './record-consent.js';

const NARROWER = statement({
  scope: ['existence'],
  recipients: { kind: 'listed', authorities: [GREENWICH] },
});

describe('trying what a family says before it is recorded', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let record: RecordConsent;
  let preview: PreviewConsent;
  beforeEach(() => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    record = recordingOn(work, tools());
    preview = new PreviewConsent(work, record, tools());
  });

  it('says who would be told of what, and records nothing', async () => {
    expect(await preview.execute(statement(), asked(LEWISHAM))).toEqual({
      episodeId: EPISODE,
      rows: [GREENWICH, LEWISHAM, SOUTHWARK].map((authority) => ({
        authority,
        willSee: ['existence', 'contact'],
        told: authority !== LEWISHAM,
        recalled: false,
      })),
    });
    expect(await work.stores.consents.ofEpisode(EPISODE)).toEqual([]);
    expect(await work.stores.counterparts.parts(EPISODE)).toMatchObject({ counterparts: [] });
    expect(work.facts).toEqual([]);
  });

  it('says who would lose what, and becomes true once it is recorded', async () => {
    const first = await record.execute(statement(), asked(LEWISHAM));
    if (isRefusal(first)) throw new Error(first.refused);
    const narrower = { ...NARROWER, supersedes: first.id };
    const said = await preview.execute(narrower, asked(LEWISHAM));
    expect(said).toMatchObject({
      rows: [
        { authority: GREENWICH, sees: ['existence', 'contact'], willSee: ['existence'] },
        { authority: LEWISHAM },
        { authority: SOUTHWARK, sees: ['existence', 'contact'], told: false, recalled: true },
      ],
    });
    if (isRefusal(said)) throw new Error(said.refused);
    await record.execute(narrower, asked(LEWISHAM));
    const now = await preview.matrix({ episodeId: EPISODE }, asked(LEWISHAM));
    expect(now).toEqual({
      episodeId: EPISODE,
      rows: said.rows.map(({ authority, willSee: sees }) => ({
        authority,
        ...(sees ? { sees } : {}),
      })),
    });
    expect(work.told.slice(1)).toEqual([
      ['consent.withdrawn.v1', [GREENWICH, SOUTHWARK]],
      ['consent.granted.v1', [GREENWICH]],
    ]);
  });

  it('is refused as recording it would be', async () => {
    const carer = statement({ givenBy: { kind: 'carer' } });
    expect(await preview.execute(carer, asked(LEWISHAM))).toMatchObject({
      refused: 'giver_may_not_consent',
    });
    await record.execute(statement(), asked(LEWISHAM));
    expect(await preview.execute(statement(), asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(await preview.matrix({ episodeId: EPISODE }, asked(SOUTHWARK))).toEqual({
      refused: 'not_found',
    });
  });

  it('says nothing to a person from whom the episode is hidden, whose no is taken all the same', async () => {
    await record.execute(statement(), asked(LEWISHAM));
    await work.stores.counterparts.add(EPISODE, [LEWISHAM, GREENWICH]);
    const personId = testId(77);
    await work.stores.counterparts.shield({
      episodeId: EPISODE,
      hiddenFrom: [],
      hiddenFromPeople: [personId],
      version: 2,
    });
    const named = asked(GREENWICH, { roles: ['lead_caf_contact'], personId });
    const no = statement({ decision: 'refused' });
    expect(await preview.execute(no, named)).toEqual({ refused: 'not_found' });
    expect(await preview.matrix({ episodeId: EPISODE }, named)).toEqual({ refused: 'not_found' });
    expect(await record.execute(no, named)).toMatchObject({ state: 'refused' });
  });
});
