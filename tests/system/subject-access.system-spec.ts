import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import type {
  ReceiptKey,
  RecordBundle,
  RecordItemPage,
  Redaction,
  SubjectAccessView,
} from '@hub/contracts/consent';
import type { DocumentView } from '@hub/contracts/episode';
import type { EvidencePage, InclusionProof } from '@hub/contracts/ledger';
import type { LookupView } from '@hub/contracts/lookup';
import type { CorrectionView } from '@hub/contracts/protection';
import type { RecordItem } from '@hub/contracts/shape';
import type { PersonEntry } from '@hub/contracts/identity';
import { Folders } from './stage/folders.js';
import { Stage } from './stage/stage.js';

const PATH = '/v1/subject-access-requests';
const ASSESSMENT = {
  assessedOn: '2026-03-01',
  reason: 'School asked for support',
  elements: [],
  conclusions: 'Speech therapy at school',
};

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

/** Any id that a machine gave. */
const ID = /[0-9a-f]{8}-[0-9a-f]{4}/;

/** How a record names somebody: by name and role. */
async function named(authority: string, role?: Role): Promise<string> {
  const { body } = await stage
    .as('Lewisham')
    .get<PersonEntry>(`/v1/people/${stage.person(authority, role).id}`);
  return `${body.contact.name}, ${body.contact.role}`;
}

/**
 * An episode of Lewisham with an assessment in it, about a child after whom Southwark looked.
 * Greenwich asked for the assessment, Barnet was shown it without consent, a reference was wrong.
 */
async function episode(): Promise<string> {
  const child = stage.childOf('Lewisham', 3);
  const { episode: started } = await stage.episode('Lewisham', ['Greenwich'], {
    scope: ['existence', 'contact', 'content'],
    ownReference: `${stage.code('Lewisham')}/${child.id}`,
  });
  const lewisham = stage.as('Lewisham');
  const { body: document } = await lewisham.post<DocumentView>(
    `/v1/episodes/${started.id}/documents?category=assessment`,
    { raw: { type: 'application/json', content: JSON.stringify(ASSESSMENT) } },
  );
  const person = stage.person('Greenwich');
  await stage.join(lewisham, started.id, { authority: 'Greenwich', person });
  await new Folders(stage).request(document.id);
  const override = {
    recipient: stage.code('Barnet'),
    categories: ['assessment'],
    ground: 'significant_harm',
    explanation: 'Barnet saw her hurt',
    familyTold: true,
  };
  await lewisham.post(`/v1/episodes/${started.id}/overrides`, { body: override });
  const wrong = {
    episodeId: started.id,
    kind: 'wrong_fact',
    about: 'episode_fact',
    field: 'own_reference',
    ownReference: 'SAR-RIGHT',
    because: 'typing_error',
  };
  const { body: correction } = await lewisham.post<CorrectionView>('/v1/corrections', {
    body: wrong,
  });
  await stage
    .as('Lewisham', 'lead_caf_contact')
    .post(`/v1/corrections/${correction.id}/approval`, {});
  await stage.as('Southwark').post<LookupView>('/v1/lookups', {
    body: { purpose: 'review', caseReference: 'S-1', child: child.details },
  });
  return started.id;
}

describe('a family that asks what is on record', () => {
  let access: SubjectAccessView;
  let items: RecordItem[];

  beforeAll(async () => {
    const episodeId = await episode();
    await stage.until(
      () =>
        stage
          .as('Lewisham', 'lead_caf_contact')
          .get<{ items: object[] }>(`/v1/episodes/${episodeId}/evidence?limit=100`),
      ({ body }) =>
        ['release.request.v1', 'override.make.v1', 'correction.approve.v1'].every((action) =>
          JSON.stringify(body).includes(action),
        ),
    );
    const body = {
      episodeId,
      askedBy: 'parental_responsibility',
      askedOn: '2026-03-02',
      evidenceReference: 'LEW-SAR-1',
    };
    access = (
      await stage.as('Lewisham', 'lead_caf_contact').post<SubjectAccessView>(PATH, { body })
    ).body;
    items = (
      await stage
        .as('Lewisham', 'lead_caf_contact')
        .get<RecordItemPage>(`${PATH}/${access.id}/items?limit=100`)
    ).body.items;
  });

  it('gets everything: what it decided, what was written, and who did what, when and why, each with its proof', async () => {
    expect(access).toMatchObject({ state: 'to_redact', dueOn: '2026-04-02', items: items.length });
    expect(new Set(items.map(({ section }) => section))).toEqual(
      new Set(['episode', 'steps', 'statements', 'sharing', 'documents', 'lookups', 'timeline']),
    );
    expect(items.filter(({ section }) => section === 'lookups')).toMatchObject([
      {
        authority: stage.code('Southwark'),
        fields: expect.arrayContaining([{ name: 'Why', value: 'review' }]),
      },
    ]);
    expect(items.find(({ section }) => section === 'documents')?.fields).toContainEqual({
      name: 'Conclusions',
      value: 'Speech therapy at school',
    });
    const [start] = items.filter(({ title }) => title === 'The episode was started');
    const { body: proof } = await stage
      .as('Lewisham')
      .get<InclusionProof>(`/v1/ledger/inclusion-proof?messageId=${start?.provenBy ?? ''}`);
    expect(JSON.parse(proof.entry)).toMatchObject({
      action: 'episode.start.v1',
      message: start?.provenBy,
    });
    const rows = await stage.query(
      'consent-service',
      `SELECT encode(content, 'escape') AS text FROM subject_access WHERE id = '${access.id}'`,
    );
    expect(JSON.stringify(rows)).not.toContain('therapy');
  });

  it('reads who looked, asked, decided without consent and put something right, by name and role and no id', async () => {
    const lewisham = await named('Lewisham');
    for (const [title, field, value] of [
      ['Somebody looked whether an assessment exists', 'Who looked', await named('Southwark')],
      ['An authority asked for a document', 'Who asked for it', await named('Greenwich')],
      ['Content was opened without consent, in the public interest', 'Who decided that', lewisham],
      ['Something on your record was wrong', 'Who said so', lewisham],
      [
        'Something on your record was wrong',
        'Who looked at it as the second person',
        await named('Lewisham', 'lead_caf_contact'),
      ],
      ['The episode was started', 'Who', lewisham],
    ] as const)
      expect(items.find((item) => item.title === title)?.fields).toContainEqual({
        name: field,
        value,
      });
    const read = items.flatMap(({ title, fields }) =>
      fields.map(({ name, value }) => `${title}: ${name}: ${value}`),
    );
    expect(read.filter((one) => ID.test(one))).toEqual([]);
    expect(read.filter((one) => /sharing-\d|public-interest-\d/.test(one))).toEqual([]);
  });

  it('gets it after two persons looked through it, as a signed bundle and a page; whoever changes a word is found out', async () => {
    const contact = stage.as('Lewisham', 'lead_caf_contact');
    const manager = stage.as('Lewisham', 'service_manager');
    const hidden = items.find(({ title }) => title === 'What you decided on sharing was recorded');
    const redactions: Redaction[] = [{ itemId: hidden?.id ?? '', ground: 'whereabouts' }];
    await contact.post(`${PATH}/${access.id}/redactions`, { body: { redactions }, ifMatch: '"1"' });
    await expect(
      contact.post(`${PATH}/${access.id}/approval`, { body: { approve: true }, ifMatch: '"2"' }),
    ).rejects.toMatchObject({ status: 403, code: 'second_person_needed' });
    await expect(contact.get(`${PATH}/${access.id}/bundle`)).rejects.toMatchObject({
      status: 409,
      code: 'record_not_ready',
    });
    await expect(
      stage.as('Southwark', 'lead_caf_contact').get(`${PATH}/${access.id}`),
    ).rejects.toMatchObject({ status: 404 });
    const { body: ready } = await manager.post<SubjectAccessView>(`${PATH}/${access.id}/approval`, {
      body: { approve: true },
      ifMatch: '"2"',
    });
    expect(ready).toMatchObject({ state: 'ready', items: items.length - 1 });

    const folder = mkdtempSync(`${tmpdir()}/record-`);
    const { body: bundle } = await contact.get<RecordBundle>(`${PATH}/${access.id}/bundle`);
    const { body: key } = await contact.get<ReceiptKey>('/v1/receipt-key');
    const page = await contact.stream(`${PATH}/${access.id}/page`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    writeFileSync(`${folder}/bundle.json`, JSON.stringify(bundle));
    writeFileSync(`${folder}/key.json`, JSON.stringify(key));
    const html = await page.text();
    expect(html.match(ID)).toBeNull();
    writeFileSync(`${folder}/page.html`, html);
    const verify = (name: string): string => {
      try {
        return execFileSync(
          process.execPath,
          [
            'dist/tools/record/main.js',
            'verify',
            `${folder}/${name}`,
            '--key',
            `${folder}/key.json`,
            '--page',
            `${folder}/page.html`,
          ],
          { encoding: 'utf8' },
        );
      } catch (error) {
        return (error as { stdout: string }).stdout;
      }
    };
    expect(verify('bundle.json')).toContain('The record is whole');
    const text = readFileSync(`${folder}/bundle.json`, 'utf8');
    expect(text).not.toContain(hidden?.id);
    writeFileSync(
      `${folder}/changed.json`,
      text.replace('Speech therapy at school', 'No therapy is needed'),
    );
    expect(verify('changed.json')).toMatch(
      /FAULT: document-\S+ was changed\.\nFAULT: the page does not say what the bundle says\./,
    );
  });

  it('leaves evidence of whoever looked at what was gathered, and fetched it', async () => {
    const actions = async () => {
      const { body } = await stage
        .as('Lewisham', 'lead_caf_contact')
        .get<EvidencePage>(`/v1/episodes/${access.episodeId}/evidence?limit=100`);
      return body.items.map(({ entry }) => (JSON.parse(entry) as { action: string }).action);
    };
    const wanted = ['open', 'list_items', 'redact', 'approve', 'read_bundle', 'read_page'].map(
      (what) => `subject_access.${what}.v1`,
    );
    await stage.until(actions, (seen) => wanted.every((action) => seen.includes(action)));
  });

  it('is refused to whoever has no part in the episode, and to practitioners', async () => {
    const body = {
      episodeId: access.episodeId,
      askedBy: 'child',
      askedOn: '2026-03-02',
      evidenceReference: 'x',
    };
    await expect(stage.as('Sutton', 'lead_caf_contact').post(PATH, { body })).rejects.toMatchObject(
      { status: 404, code: 'not_found' },
    );
    await expect(stage.as('Lewisham').post(PATH, { body })).rejects.toMatchObject({ status: 403 });
  });
});
