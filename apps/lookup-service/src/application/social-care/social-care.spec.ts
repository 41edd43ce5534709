import { beforeEach, describe, expect, it } from '@jest/globals';
import { AUTHORITY_CODES } from '@hub/contracts';
import {
  SocialCareAsked,
  type SocialCareAskedPayload,
  type LookupView,
  type PublishPointerPayload,
  type StartLookupPayload,
} from '@hub/contracts/lookup';
import { asked, testId } from '@hub/testing';
import {
  GREENWICH,
  hubEpisode,
  LEWISHAM,
  pointer,
  register,
  SOUTHWARK,
  tokens,
} from '../../testing/examples.js';
import {
  ASKER,
  child,
  FOUND,
  KEY,
  lookupsAtWork,
  type LookupsAtWork,
} from '../../testing/lookups-at-work.js';
import { AnswerLookupQuestion } from '../lookups/answer-lookup-question.js';
import { LookUp } from '../lookups/look-up.js';
import { ReadUses } from '../lookups/read-uses.js';
import { AnswerSocialCare } from './answer-social-care.js';
import { ConnectSocialCare } from './connect-social-care.js';

const BRENT = 'E09000005';
const CAMDEN = 'E09000007';
const dutyTeam = { name: 'Duty', role: 'Duty worker', team: 'Front door' };
const WISH = { homeAuthority: BRENT, authorities: [CAMDEN] };

describe('social care that is asked beside a lookup', () => {
  let at: LookupsAtWork;
  let connect: ConnectSocialCare;
  let lookUp: LookUp;
  beforeEach(async () => {
    at = await lookupsAtWork();
    for (const authority of [GREENWICH, SOUTHWARK]) await at.federate.leave(asked(authority));
    lookUp = new LookUp(at.work, tokens, register, at.tools);
    connect = new ConnectSocialCare(at.work, at.tools.sealer, at.clock);
    for (const authority of [BRENT, CAMDEN, GREENWICH])
      await connect.join({ encryptionKey: KEY, dutyTeam }, asked(authority));
  });
  const ask = async (change: Partial<StartLookupPayload> = {}): Promise<LookupView> =>
    (await lookUp.start(
      { purpose: 'review', caseReference: 'R', child, socialCare: WISH, ...change },
      ASKER,
    )) as LookupView;
  const questions = (): (SocialCareAskedPayload & { to: string })[] =>
    at.work.facts
      .filter(({ event }) => event.type === SocialCareAsked.type)
      .map(({ payload, recipients }) => ({
        ...(payload as SocialCareAskedPayload),
        to: recipients[0] ?? GREENWICH,
      }));
  const say = (authority: string, said: object) => {
    const questionId = questions().find(({ to }) => to === authority)?.questionId ?? testId(1);
    const answering = new AnswerSocialCare(at.work, at.clock);
    return answering.execute({ questionId, answer: 'unknown', ...said }, asked(authority));
  };
  const rowsOf = ({ socialCare }: LookupView) =>
    Object.fromEntries(
      (socialCare?.rows ?? []).map(({ authority, answer, silence, on }) => [
        authority,
        [answer, silence ?? on],
      ]),
    );
  const publish = (authority: string, change: Partial<PublishPointerPayload> = {}) =>
    at.publish.one(pointer('REF', change), asked(authority));

  it('is asked at home, where the asker says and where there is a record, and nowhere else', async () => {
    await publish(LEWISHAM);
    const view = await ask();
    expect(rowsOf(view)).toEqual({
      [BRENT]: ['unknown', 'waiting'],
      [CAMDEN]: ['unknown', 'waiting'],
      [LEWISHAM]: ['unknown', 'not_connected'],
    });
    expect(view.socialCare).toMatchObject({
      status: 'gathering',
      coverage: 'social care: 0 of 3 answered; Brent, Camden and Lewisham have not.',
    });
    expect(questions().map(({ to, question }) => [to, question.jwe])).toEqual([
      [BRENT, 'sealed to k'],
      [CAMDEN, 'sealed to k'],
    ]);
    expect(view.socialCare?.rows.at(-1)?.dutyTeam.name).toBe(`Lead of ${LEWISHAM}`);
    const { socialCare } = await ask({ purpose: 'safeguarding' });
    expect(socialCare?.rows.map(({ authority }) => authority)).toEqual(AUTHORITY_CODES);
    expect(await ask({ purpose: 'transfer' })).toHaveProperty('socialCare');
    at.work.facts.length = 0;
    const { socialCare: _none, ...without } = {
      purpose: 'review' as const,
      caseReference: 'R',
      child,
      socialCare: WISH,
    };
    expect(await lookUp.start(without, ASKER)).not.toHaveProperty('socialCare');
    expect(questions()).toEqual([]);
  });

  it('shows what it says where it is sure, and is counted apart; the silent are named', async () => {
    const view = await ask();
    await say(BRENT, { answer: 'now', sureBy: 'number', on: '2026-01-05' });
    expect(at.work.told.some(([type]) => type === 'lookup.answered.v1')).toBe(false);
    at.clock.advance(2_000);
    const seen = await at.read(view);
    expect(seen.coverage).not.toContain('social');
    expect(seen.socialCare).toMatchObject({
      status: 'complete',
      coverage: 'social care: 1 of 2 answered; Camden has not.',
    });
    expect(rowsOf(seen)).toEqual({
      [BRENT]: ['now', '2026-01-05'],
      [CAMDEN]: ['unknown', 'timeout'],
    });
    await say(CAMDEN, { answer: 'before' });
    expect(at.work.told.at(-1)?.[0]).toBe('lookup.answered.v1');
    expect(rowsOf(await at.read(view))).toMatchObject({ [CAMDEN]: ['not_disclosed', undefined] });
    const person = { name: 'Ada', role: 'Social worker', team: 'West' };
    await say(CAMDEN, { answer: 'before', sureBy: 'person', dutyTeam: person });
    const { socialCare } = await at.read(view);
    expect(socialCare?.rows.at(-1)).toMatchObject({ answer: 'before', dutyTeam: person });
    expect(await say(CAMDEN, { answer: 'now', sureBy: 'person' })).toMatchObject({
      refused: 'conflict',
    });
    expect(await say(GREENWICH, {})).toMatchObject({ refused: 'not_found' });
  });

  it.each(['shielded', 'sensitive'] as const)(
    'of a child whose record is %s reads as of one whom nobody knows',
    async (handling) => {
      await publish(BRENT, { handling });
      const view = await ask();
      const other = { name: 'Ada', role: 'Social worker', team: 'Refuges' };
      await say(BRENT, { answer: 'now', sureBy: 'person', dutyTeam: other });
      await say(CAMDEN, { answer: 'unknown' });
      const { socialCare } = await at.read(view);
      const [theirs, nobodys] = (socialCare?.rows ?? []).map(
        ({ authority: _code, name: _name, ...row }) => row,
      );
      expect(theirs).toEqual(nobodys);
    },
  );

  it('is not told whom an episode is hidden from, and reads as silent', async () => {
    await at.work.stores.hubEpisodes.add(
      hubEpisode({ authority: LEWISHAM, leadAuthority: CAMDEN, hiddenFrom: [BRENT] }),
    );
    const { episodeId: reference } = hubEpisode();
    await at.publish.one(pointer(reference, { handling: 'shielded' }), asked('hub'));
    const view = await ask();
    expect(questions().map(({ to }) => to)).toEqual([CAMDEN]);
    await say(CAMDEN, { answer: 'now', sureBy: 'person' });
    expect(rowsOf(await at.read(view))).toEqual({
      [BRENT]: ['unknown', 'waiting'],
      [CAMDEN]: ['unknown', undefined],
    });
    at.clock.advance(2_000);
    expect(rowsOf(await at.read(view))).toMatchObject({ [BRENT]: ['unknown', 'timeout'] });
  });

  it('says nothing before the own index of its authority has, which may hide the child', async () => {
    await at.federate.join({ encryptionKey: KEY }, asked(GREENWICH));
    const view = await ask({ socialCare: { homeAuthority: GREENWICH } });
    await say(GREENWICH, { answer: 'now', sureBy: 'person' });
    expect(rowsOf(await at.read(view))).toEqual({ [GREENWICH]: ['unknown', 'timeout'] });
    await at.say(GREENWICH, { outcome: 'shielded' });
    expect(rowsOf(await at.read(view))).toEqual({ [GREENWICH]: ['unknown', undefined] });
  });

  it('says no more once the lookup is taken back or the authority has left', async () => {
    const view = await ask();
    await lookUp.withdraw({ lookupId: view.id }, ASKER);
    expect(await at.read(view)).not.toHaveProperty('socialCare');
    expect(await say(BRENT, { answer: 'now' })).toMatchObject({ refused: 'not_found' });
    await connect.leave(asked(BRENT));
    expect(rowsOf(await ask())).toMatchObject({ [BRENT]: ['unknown', 'not_connected'] });
  });

  it('is told to the family whose record the lookup found', async () => {
    await publish(SOUTHWARK);
    await publish(BRENT);
    const view = await ask();
    await say(BRENT, { answer: 'now', sureBy: 'person' });
    const uses = new ReadUses(at.work, at.clock);
    const { items } = await uses.gather({ authority: BRENT, reference: 'REF' });
    expect(items.find(({ id }) => id === `lookup-${view.id}`)?.fields).toContainEqual({
      name: 'What social care of Brent told them',
      value: 'they work with your child now',
    });
  });

  it('is not connected with a key that encrypts nothing', async () => {
    const sealer = { seal: () => Promise.reject(new Error('no key')) };
    const other = new ConnectSocialCare(at.work, sealer, at.clock);
    expect(await other.join({ encryptionKey: KEY, dutyTeam }, asked(LEWISHAM))).toMatchObject({
      refused: 'invalid_request',
    });
  });

  describe('of an authority whose record shows later', () => {
    const NEAR = { child: { ...child, givenName: 'Otherwise' } };
    const before = { purpose: 'before_assessment' } as const;
    const sameChild = async (authority: string) => {
      const answering = new AnswerLookupQuestion(at.work, register, at.tools);
      const [question] = (await answering.list(asked(authority))).items;
      if (!question) throw new Error('Nothing is asked');
      return answering.execute({ questionId: question.id, sameChild: true }, asked(authority));
    };
    const now = async (view: LookupView) => rowsOf(await at.read(view));

    it('is asked once a person says that it is the child, and is believed by that', async () => {
      await publish(GREENWICH, NEAR);
      const view = await ask(before);
      expect(questions().map(({ to }) => to)).not.toContain(GREENWICH);
      await sameChild(GREENWICH);
      expect(questions().filter(({ to }) => to === GREENWICH)).toHaveLength(1);
      expect((await now(view))[GREENWICH]).toEqual(['unknown', 'waiting']);
      await say(GREENWICH, { answer: 'now' });
      await say(BRENT, { answer: 'now' });
      expect(await now(view)).toMatchObject({
        [GREENWICH]: ['now', undefined],
        [BRENT]: ['not_disclosed', undefined],
      });
    });

    it('shows what it had said before, where it was asked already', async () => {
      await publish(CAMDEN, NEAR);
      const view = await ask(before);
      await say(CAMDEN, { answer: 'before', on: '2024-06-30' });
      expect((await now(view))[CAMDEN]).toEqual(['not_disclosed', undefined]);
      await sameChild(CAMDEN);
      expect(questions().filter(({ to }) => to === CAMDEN)).toHaveLength(1);
      expect((await now(view))[CAMDEN]).toEqual(['before', '2024-06-30']);
    });

    it('is asked where its system says so', async () => {
      await at.federate.join({ encryptionKey: KEY }, asked(GREENWICH));
      await ask(before);
      await at.say(GREENWICH, FOUND);
      expect(questions().filter(({ to }) => to === GREENWICH)).toHaveLength(1);
    });

    it('is not asked where the asker did not wish to know', async () => {
      await at.federate.join({ encryptionKey: KEY }, asked(GREENWICH));
      await lookUp.start({ ...before, caseReference: 'R', child }, ASKER);
      await at.say(GREENWICH, FOUND);
      expect(questions()).toEqual([]);
    });

    it('reads as one that knows nobody, where it holds one that must not show beside it', async () => {
      await publish(GREENWICH, NEAR);
      const hidden = { child, handling: 'shielded' as const };
      await at.publish.one(pointer('HIDDEN', hidden), asked(GREENWICH));
      const view = await ask(before);
      const answering = new AnswerLookupQuestion(at.work, register, at.tools);
      for (const { id, reference } of (await answering.list(asked(GREENWICH))).items)
        if (reference === 'REF')
          await answering.execute({ questionId: id, sameChild: true }, asked(GREENWICH));
      await say(GREENWICH, { answer: 'now', sureBy: 'person' });
      expect((await now(view))[GREENWICH]).toEqual(['unknown', undefined]);
    });
  });
});
