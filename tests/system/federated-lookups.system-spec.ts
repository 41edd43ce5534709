import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CoverageList,
  LookupAnswered,
  LookupEnquiryAsked,
  LookupFound,
  type LookupView,
} from '@hub/contracts/lookup';
import { Stage } from './stage/stage.js';

/** The two whose simulated systems keep their own index. */
const LIVE = ['City of London', 'Kingston upon Thames'];
const NOBODY = {
  givenName: 'Nobody',
  familyName: 'Atall',
  dateOfBirth: '2014-02-03',
  postcode: 'SE13 6LG',
};

describe('a lookup that asks systems live', () => {
  let stage: Stage;
  beforeAll(() => {
    stage = new Stage();
  });
  const behave = (behaviour: object) =>
    Promise.all(LIVE.map((name) => stage.journal.behave(stage.code(name), behaviour)));
  afterEach(() => behave({ mode: 'normal', delayMs: 0 }));
  const ask = async (child: object = NOBODY) =>
    (
      await stage
        .as('Camden')
        .post<LookupView>('/v1/lookups', { body: { purpose: 'review', caseReference: 'T', child } })
    ).body;
  const read = async ({ id }: LookupView) =>
    (await stage.as('Camden').get<LookupView>(`/v1/lookups/${id}`)).body;
  const rowOf = (view: LookupView, name: string) => view.rows.find((row) => row.name === name);
  const coverage = async (name: string) =>
    (await stage.asSystem('Camden').get<CoverageList>('/v1/lookup-coverage')).body.items.find(
      (item) => item.name === name,
    );

  it('shows what published indexes and live systems say side by side', async () => {
    const { details, id } = stage.childOf('Kingston upon Thames', 5);
    const view = await ask(details);
    expect(view).toMatchObject({
      status: 'complete',
      conclusion: 'found',
      coverage: '33 of 33 answered.',
    });
    const row = rowOf(view, 'Kingston upon Thames');
    expect(row?.episodes).toMatchObject([
      {
        reference: `${stage.code('Kingston upon Thames')}/${id}`,
        leadCafContact: { role: 'Lead CAF contact' },
      },
    ]);
    expect(rowOf(view, 'City of London')).toMatchObject({ outcome: 'none' });
    await stage.journal.until(LookupFound.type, view.id, [stage.code('Kingston upon Thames')]);
    const [asked] = await stage.journal.find({
      type: LookupEnquiryAsked.type,
      authority: stage.code('City of London'),
    });
    expect(asked).toBeDefined();
    expect(JSON.stringify(asked)).not.toContain(details.familyName);
    expect(await coverage('Kingston upon Thames')).toMatchObject({
      mode: 'federated',
      standing: 'answering',
    });
    expect(await coverage('Brent')).toMatchObject({ mode: 'published', standing: 'answering' });
  });

  it('of whom two are silent names them, and says none for neither', async () => {
    await behave({ mode: 'silent' });
    const view = await ask();
    expect(view).toMatchObject({
      status: 'complete',
      conclusion: 'incomplete',
      coverage: '31 of 33 answered; City of London and Kingston upon Thames have not.',
    });
    for (const name of LIVE)
      expect(rowOf(view, name)).toMatchObject({ outcome: 'no_answer', reason: 'timeout' });
    const asked = await stage.journal.find({ type: LookupEnquiryAsked.type });
    expect(
      asked
        .filter(({ message }) => message.data['lookupId'] === view.id)
        .map(({ message }) => message.data['attempt'])
        .sort(),
    ).toEqual([1, 1, 2, 2]);
  });

  it('takes a late answer in, and tells the asker', async () => {
    await behave({ delayMs: 2_300 });
    const view = await ask();
    expect(view.conclusion).toBe('incomplete');
    await stage.journal.until(LookupAnswered.type, view.id, [stage.code('Camden')]);
    const after = await stage.until(
      () => read(view),
      ({ conclusion }) => conclusion === 'none',
    );
    expect(after.coverage).toBe('33 of 33 answered.');
  });

  it('holds nonsense against who sent it, and shows none of it', async () => {
    const before = (await coverage('City of London'))?.faults ?? 0;
    await behave({ mode: 'wrong' });
    const view = await ask();
    expect(view).toMatchObject({ conclusion: 'none', coverage: '33 of 33 answered.' });
    await stage.until(
      () => coverage('City of London'),
      (seen) => (seen?.faults ?? 0) >= before + 2,
    );
  });
});
