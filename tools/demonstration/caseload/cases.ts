import { openDayFrom } from '@hub/working-time';
import type { JournalClient } from '../journal-client.js';
import { type CaseMaker, dayFromNow, instantFromNow } from './case-maker.js';
import { MADE_UP_CHILDREN as children } from './made-up-children.js';
import { ACTION_PLAN, ASSESSMENT } from './made-up-documents.js';

/** One case, and what there is to see of it. */
export interface MadeCase {
  readonly shows: string;
  make(maker: CaseMaker, systems: JournalClient): Promise<unknown>;
}

/** Neighbours of the home authority. */
const [GREENWICH, SOUTHWARK, BROMLEY] = ['Greenwich', 'Southwark', 'Bromley'];
const ASSESSED = { assessment: ASSESSMENT, plan: ACTION_PLAN };
const CONTENT = ['existence', 'contact', 'content'] as const;

/** Begun while the time of workflows stood behind: what they wait for is overdue since. */
export const OVERDUE_CASES: readonly MadeCase[] = [
  {
    shows: 'a hand-over that nobody answered, and the dispute that came of it',
    make: async (maker) => {
      const terms = { reference: 'LEW-2101', child: children.tobias, shared: [GREENWICH] };
      await maker.propose(await maker.start(terms), GREENWICH);
    },
  },
  {
    shows: 'a dispute about the plan, up from practitioners to lead CAF contacts',
    make: async (maker) => {
      const terms = { reference: 'LEW-2102', child: children.zainab, shared: [BROMLEY] };
      await maker.dispute(await maker.start(terms), {
        with: BROMLEY,
        askedFor: 'The school in Bromley begins with the speech therapy that the plan names.',
      });
    },
  },
  {
    shows: 'social care asked, whose answer is late',
    make: async (maker) => {
      const terms = { reference: 'LEW-2103', child: children.kwabena, shared: [SOUTHWARK] };
      const socialCare = {
        section: 'section_47',
        authority: maker.code(SOUTHWARK),
        team: 'Multi-Agency Safeguarding Hub',
      };
      await maker.step(await maker.start(terms), { step: 'step_up', socialCare });
    },
  },
];

/** Begun today. */
export const PRESENT_CASES: readonly MadeCase[] = [
  {
    shows: 'a case just started, with a team across two boroughs',
    make: async (maker) => {
      const terms = {
        reference: 'LEW-2201',
        child: children.amira,
        shared: [GREENWICH, SOUTHWARK],
      };
      const episode = await maker.start(terms);
      await maker.join(episode, SOUTHWARK, 'health_visitor');
      await maker.join(episode, GREENWICH, 'teacher');
    },
  },
  {
    shows: 'a case that is being assessed',
    make: async (maker) => {
      const terms = { reference: 'LEW-2202', child: children.ines, shared: [SOUTHWARK] };
      await maker.step(await maker.start(terms), { step: 'begin_assessment' });
    },
  },
  {
    shows: 'a plan that is being carried out, with its documents and a review in three days',
    make: async (maker) => {
      const episode = await maker.start({
        reference: 'LEW-2203',
        child: children.oluwaseun,
        shared: [GREENWICH],
        scope: [...CONTENT],
        purposes: ['support', 'service_request'],
      });
      const joined = await maker.join(episode, GREENWICH, 'teacher');
      await maker.plan(joined, dayFromNow(3), ASSESSED);
      await maker.as(maker.home).post(`/v1/episodes/${joined.id}/service-requests`, {
        body: { toAuthority: maker.code(GREENWICH), service: 'education' },
      });
    },
  },
  {
    shows: 'a review under way',
    make: async (maker) => {
      const terms = { reference: 'LEW-2204', child: children.milosz, shared: [BROMLEY] };
      const episode = await maker.start(terms);
      await maker.plan(episode, dayFromNow(40), ASSESSED);
      await maker.step(episode, { step: 'begin_review', meetingOn: openDayFrom(dayFromNow(5)) });
    },
  },
  {
    shows: 'a case that was closed since the needs are met',
    make: async (maker) => {
      const terms = { reference: 'LEW-2205', child: children.thuy, shared: [GREENWICH] };
      const episode = await maker.start(terms);
      await maker.plan(episode, dayFromNow(40), ASSESSED);
      await maker.step(episode, { step: 'close', closingReason: 'needs_met' });
    },
  },
  {
    shows: 'a hand-over that waits for Greenwich',
    make: async (maker) => {
      const terms = { reference: 'LEW-2206', child: children.rhiannon, shared: [GREENWICH] };
      const episode = await maker.start(terms);
      await maker.propose(episode, GREENWICH);
    },
  },
  {
    shows: 'a family that withdrew: Southwark has not yet said that it deleted',
    make: async (maker, systems) => {
      const terms = { reference: 'LEW-2207', child: children.yusuf, shared: [SOUTHWARK, BROMLEY] };
      const { consentId } = await maker.start(terms);
      await systems.behave(maker.code(SOUTHWARK), { mode: 'silent' });
      await maker.as(maker.home).post(`/v1/consents/${consentId}/withdrawal`, {
        body: { withdrawnBy: 'parental_responsibility' },
      });
    },
  },
  {
    shows: 'a consent that ends in six days',
    make: (maker) =>
      maker.start({
        reference: 'LEW-2208',
        child: children.elodie,
        shared: [BROMLEY],
        expiresAt: instantFromNow(6),
      }),
  },
  {
    shows: 'a dispute about the plan, opened today',
    make: async (maker) => {
      const terms = { reference: 'LEW-2209', child: children.harpreet, shared: [BROMLEY] };
      await maker.dispute(await maker.start(terms), {
        with: BROMLEY,
        askedFor: 'Bromley, where the child goes to school, arranges the mentor.',
      });
    },
  },
  {
    shows: 'content that was shared against the family’s word, and waits for its review',
    make: async (maker) => {
      const terms = { reference: 'LEW-2210', child: children.saoirse, shared: [GREENWICH] };
      const episode = await maker.start({ ...terms, scope: [...CONTENT] });
      await maker.write(episode, 'assessment', ASSESSMENT);
      await maker.as(maker.home).post(`/v1/episodes/${episode.id}/overrides`, {
        body: {
          recipient: maker.code(BROMLEY),
          categories: ['assessment'],
          ground: 'significant_harm',
          explanation: 'The child told a teacher in Bromley that nobody is at home at night.',
          familyTold: true,
        },
      });
    },
  },
  {
    shows: 'a wrong reference that waits for a second person',
    make: async (maker) => {
      const terms = { reference: 'LEW-2112', child: children.dmytro, shared: [GREENWICH] };
      const { id: episodeId } = await maker.start(terms);
      const body = {
        episodeId,
        kind: 'wrong_fact',
        about: 'episode_fact',
        field: 'own_reference',
        ownReference: 'LEW-2211',
        because: 'typing_error',
      };
      await maker.as(maker.home).post('/v1/corrections', { body });
    },
  },
  {
    shows: 'a family that asked for its record, whose answer is overdue',
    make: async (maker) => {
      const terms = { reference: 'LEW-2212', child: children.beatrix, shared: [SOUTHWARK] };
      const { id: episodeId } = await maker.start(terms);
      const body = {
        episodeId,
        askedBy: 'parental_responsibility',
        askedOn: dayFromNow(-40),
        evidenceReference: 'LEW-2212/asked',
      };
      const by = maker.as(maker.home, 'lead_caf_contact');
      await by.post('/v1/subject-access-requests', { body });
    },
  },
  {
    shows: 'a lookup that waits for the lead CAF contact to confirm it',
    make: (maker) =>
      maker.lookUp(children.emmanuel, 'LEW-2213', maker.door(maker.unverified(maker.home))),
  },
  {
    shows: 'a school in Southwark that asks to join a case of Lewisham',
    make: async (maker) => {
      const reference = 'LEW-2214';
      await maker.start({ reference, child: children.leyla, shared: [GREENWICH, SOUTHWARK] });
      const asker = maker.as(SOUTHWARK);
      const { id } = await maker.lookUp(children.leyla, 'SWK-880', asker);
      const body = { authority: maker.code(maker.home), reference, wish: 'join_team' };
      await asker.post(`/v1/lookups/${id}/join-requests`, { body });
    },
  },
  {
    shows: 'a question whether a child of another name is the same',
    make: async (maker) => {
      const reference = 'LEW-2215';
      await maker.start({ reference, child: children.caspian, shared: [GREENWICH] });
      const near = { ...children.caspian, givenName: 'Jasper', postcode: 'WC2N 9ZZ' };
      await maker.lookUp(near, 'BRM-117', maker.as(BROMLEY));
    },
  },
];
