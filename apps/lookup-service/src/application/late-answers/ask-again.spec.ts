import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { LateAnswerGiven } from '@hub/contracts/lookup';
import { asked, testId } from '@hub/testing';
import {
  GREENWICH,
  LEWISHAM,
  person,
  pointer,
  register,
  SOUTHWARK,
  tokens,
} from '../../testing/examples.js';
import { type HubAtWork, hubAtWork } from '../../testing/hub-at-work.js';
import { AnswerEnquiry } from '../lookups/answer-enquiry.js';
import { AnswerLookupQuestion } from '../lookups/answer-lookup-question.js';
import { AskAgain } from './ask-again.js';
import { LookAtLateAnswer } from './look-at-late-answer.js';

const KEY = { kid: 'k', kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;
const HOUR_MS = 3_600_000;
const lead = asked(LEWISHAM, { personId: person(2) });

describe('authorities that were silent when an episode started', () => {
  let hub: HubAtWork;
  let lookupId: string;
  beforeEach(async () => {
    hub = await hubAtWork();
  });
  const askAgain = async (hours = 1) => {
    hub.clock.advance(hours * HOUR_MS);
    hub.work.facts.length = 0;
    await new AskAgain(hub.work, tokens, register, hub.tools).execute();
  };
  /** Lewisham starts although Greenwich is silent; person 2 leads. */
  const startWithout = async () => {
    const lookup = await hub.ask(LEWISHAM);
    lookupId = lookup.id;
    const accepted = { urgent: true, silenceAccepted: true };
    const claim = await hub.claim(LEWISHAM, lookup, accepted);
    if (isRefusal(claim)) throw new Error(claim.refused);
    expect(claim.unanswered).toEqual([GREENWICH]);
    const episodeId = testId(1);
    const people = [
      { personId: person(2), authority: LEWISHAM, relation: 'lead_professional' as const },
    ];
    await hub.follow.started({ episodeId, leadAuthority: LEWISHAM } as never, asked(LEWISHAM));
    await hub.follow.people({ episodeId, people } as never, asked(LEWISHAM));
  };
  const isStale = async () => {
    await hub.work.stores.pointers.forget(GREENWICH);
    await startWithout();
  };
  const answersLive = async () => {
    await hub.work.stores.enquiries.join(GREENWICH, KEY, hub.clock.now());
    await startWithout();
  };
  const look = () => new LookAtLateAnswer(hub.work, register);
  const given = () =>
    hub.work.facts
      .filter(({ event }) => event.type === LateAnswerGiven.type)
      .map(({ payload, recipients }) =>
        Object.assign({ lateAnswerId: '' }, payload, { recipients }),
      );
  const rowOfGreenwich = async () => {
    const lookup = await hub.work.stores.lookups.find(lookupId);
    return lookup?.state === 'answered'
      ? lookup.answers.find(({ authority }) => authority === GREENWICH)?.outcome
      : undefined;
  };

  it('are left alone while their index is no more complete than it was', async () => {
    await isStale();
    await askAgain();
    expect(hub.work.facts).toEqual([]);
    expect(await rowOfGreenwich()).toBe('stale');
  });

  it('are asked nothing again once the episode is hidden from them', async () => {
    await answersLive();
    const shielding = { episodeId: testId(1), hiddenFrom: [GREENWICH], version: 2 };
    await hub.follow.shield(shielding, asked(LEWISHAM));
    await askAgain();
    expect(hub.work.facts).toEqual([]);
    const shown = { ...shielding, hiddenFrom: [], version: 3 };
    await hub.follow.shield(shown, asked(LEWISHAM));
    await askAgain(24);
    expect(hub.work.told.map(([, recipients]) => recipients)).toContainEqual([GREENWICH]);
  });

  it('have what their index holds looked through once it is complete again', async () => {
    await isStale();
    await hub.reconcile([pointer('G-1')], asked(GREENWICH));
    await askAgain(0);
    expect(given()).toMatchObject([
      {
        authority: GREENWICH,
        outcome: 'found',
        recipients: [LEWISHAM],
        waits: [{ step: 'look_at_late_answer', authority: LEWISHAM, personId: person(2) }],
      },
    ]);
    expect(hub.work.told.map(([type]) => type)).toEqual([
      'lookup.found.v1',
      'lookup.answered.v1',
      'late_answer.given.v1',
    ]);
    expect(await rowOfGreenwich()).toBe('found');
    const found = await hub.work.stores.lookups.thatFound({
      authority: GREENWICH,
      reference: 'G-1',
    });
    expect(found.map(({ lookup }) => lookup.id)).toEqual([lookupId]);
    await askAgain(100);
    expect(hub.work.facts).toEqual([]);
  });

  it('that hold nothing answer so', async () => {
    await isStale();
    await hub.reconcile([], asked(GREENWICH));
    await askAgain();
    expect(given()).toMatchObject([{ outcome: 'none' }]);
  });

  it('have a person asked of what comes near, once, and their answer is told', async () => {
    await isStale();
    const twin = { ...pointer('x').child, givenName: 'Theodora' };
    const { nhsNumber: _number, ...unnumbered } = twin;
    await hub.reconcile([pointer('G-2', { child: unnumbered })], asked(GREENWICH));
    await askAgain();
    expect(given()).toEqual([]);
    expect(await rowOfGreenwich()).toBe('person_will_answer');
    await askAgain(24);
    expect(hub.work.facts).toEqual([]);
    const [question] = await hub.work.stores.lookupQuestions.ofLookup(lookupId);
    const answers = new AnswerLookupQuestion(hub.work, register, hub.tools);
    await answers.execute({ questionId: question?.id ?? '', sameChild: true }, asked(GREENWICH));
    await askAgain(0);
    expect(given()).toMatchObject([{ outcome: 'found' }]);
  });

  it('that hold a record which shows to nobody answer as any other without one', async () => {
    await isStale();
    await hub.reconcile([pointer('G-3', { handling: 'shielded' })], asked(GREENWICH));
    await askAgain();
    expect(given()).toMatchObject([{ outcome: 'none' }]);
    expect(hub.work.told.map(([type]) => type)).toContain('lookup_question.asked.v1');
    const lookup = await hub.work.stores.lookups.find(lookupId);
    expect(lookup).toMatchObject({ unnamed: { questions: [expect.any(String)] } });
  });

  it('that answer live are asked anew by the child in the index, and heard as soon as they answer', async () => {
    await answersLive();
    await askAgain();
    expect(hub.work.told).toEqual([['lookup_enquiry.asked.v1', [GREENWICH]]]);
    const [enquiry] = await hub.work.stores.enquiries.ofLookup(lookupId);
    expect(enquiry).toMatchObject({ attempt: 2, askedAt: hub.clock.now() });
    const answers = new AnswerEnquiry(hub.work, register, hub.tools.bell, hub.tools);
    const episodes = [
      { reference: 'G-9', state: 'open', openedOn: '2026-01-05', socialCare: 'no' } as const,
    ];
    await answers.execute(
      { enquiryId: enquiry?.id ?? '', outcome: 'found', episodes },
      asked(GREENWICH),
    );
    await askAgain(0);
    expect(given()).toMatchObject([{ outcome: 'found' }]);
    expect(hub.work.told).toHaveLength(1);
  });

  it('are asked no more after twenty working days, and that is said', async () => {
    await isStale();
    await askAgain(24 * 29);
    expect(given()).toMatchObject([{ outcome: 'no_answer' }]);
    await askAgain(24);
    expect(hub.work.facts).toEqual([]);
  });

  it('show to whoever leads alone what they answered, with whom to ring', async () => {
    await isStale();
    await hub.reconcile([pointer('G-1')], asked(GREENWICH));
    await askAgain();
    const lateAnswerId = given()[0]?.lateAnswerId ?? '';
    const payload = { lateAnswerId };
    for (const other of [
      asked(GREENWICH, { personId: person(2), roles: ['lead_caf_contact'] }),
      asked(LEWISHAM, { personId: person(1) }),
      asked(SOUTHWARK),
    ]) {
      expect(await look().read(payload, other)).toEqual({ refused: 'not_found' });
      expect(await look().acknowledge(payload, other)).toEqual({ refused: 'not_found' });
    }
    expect(await look().read(payload, lead)).toMatchObject({
      outcome: 'found',
      references: ['G-1'],
      leadCafContact: { name: `Lead of ${GREENWICH}` },
    });
    const contact = asked(LEWISHAM, { personId: person(3), roles: ['lead_caf_contact'] });
    expect(await look().acknowledge(payload, contact)).toMatchObject({ outcome: 'found' });
    expect(hub.work.told.at(-1)).toEqual(['late_answer.seen.v1', [LEWISHAM]]);
    expect(await look().read({ lateAnswerId: testId(1) }, lead)).toEqual({
      refused: 'not_found',
    });
  });
});
