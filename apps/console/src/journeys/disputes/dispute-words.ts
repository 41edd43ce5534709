import { authorityName, type Role } from '@hub/contracts';
import type {
  CarriedOut,
  DisputeView,
  OpenDisputePayload,
  OutcomeView,
  ReopeningGround,
  StageView,
} from '@hub/contracts/arbitration';
import type { Fact, Tag } from '../../pages/parts.js';
import { dateAndTimeOf } from '../../words/dates.js';

export const KINDS: Readonly<Record<OpenDisputePayload['kind'], string>> = {
  who_leads: 'Who leads',
  level_of_need: 'How much help the child needs',
  need_for_action: 'Whether something must be done',
  progress_of_plan: 'How the plan goes on',
  communication: 'How the boroughs speak with each other',
  step_change: 'Whether social care takes over, or gives back',
  residence: 'Where the child lives',
  funding: 'Who pays',
  consent: 'What the family agreed to',
  transfer_declined: 'That the lead was not taken over',
  data_accuracy: 'Whether a record is right',
};

export const STATES: Readonly<Record<DisputeView['state'], Tag>> = {
  open: { text: 'Open', colour: 'orange' },
  arbitration: { text: 'With an arbitrator', colour: 'purple' },
  resolved: { text: 'Settled, to be carried out', colour: 'yellow' },
  carried_out: { text: 'Settled and carried out', colour: 'green' },
  withdrawn: { text: 'Withdrawn', colour: 'grey' },
  to_safeguarding: { text: 'Passed to safeguarding', colour: 'red' },
};

/** Who speaks on each step of the ladder, from the first to the last. */
export const STEPS = [
  'Practitioners speak with each other',
  'Lead CAF contacts speak with each other',
  'Service managers speak with each other',
  'Heads of service speak with each other',
  'An arbitrator of another borough decides',
] as const;

export const ENDINGS: Readonly<Record<NonNullable<StageView['how']>, string>> = {
  escalated: 'a borough took it further',
  run_out: 'the time ran out',
  resolved: 'it was settled',
  withdrawn: 'it was withdrawn',
  to_safeguarding: 'safeguarding took over',
};

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  practitioner: 'practitioner',
  lead_caf_contact: 'lead CAF contact',
  service_manager: 'service manager',
  head_of_service: 'head of service',
  data_protection_officer: 'data protection officer',
  arbitrator: 'arbitrator',
  hub_operations: 'operations',
  authority_system: 'case system',
};

/** On what grounds an outcome is looked at again. */
export const GROUNDS: Readonly<Record<ReopeningGround, string>> = {
  new_facts: 'There is something new that was not known',
  not_heard: 'A side was not heard',
  cannot_be_carried_out: 'It cannot be carried out',
  family_disagrees: 'The family disagrees',
};

export const ANSWERS = { accepts: 'Yes, we accept it', rejects: 'No' } as const;
export const SENDING = {
  submit: 'Send it. The other borough reads it once it has sent its own',
  open: 'Send it, and let the other borough read it now',
  draft: 'Keep it as a draft, which my borough alone sees',
} as const;

/** What binds the sides now: also while it is looked at again. */
export function bindingOf({
  state,
  outcome,
  earlierOutcomes,
}: DisputeView): OutcomeView | undefined {
  return state === 'open' || state === 'arbitration' ? earlierOutcomes.at(-1) : outcome;
}

export function partiesOf({ openedBy, respondents }: DisputeView): string[] {
  return [openedBy, ...respondents];
}

/** The parties by their codes, to choose from. */
export function partyNames(dispute: DisputeView): Readonly<Record<string, string>> {
  return Object.fromEntries(partiesOf(dispute).map((code) => [code, authorityName(code)]));
}

/** Whether a side has done its part of what binds. */
export function carriedOut({ authority, carriedOutAt, missed = 0 }: CarriedOut): Fact {
  const late =
    missed === 0 ? '' : `, and overdue ${missed === 1 ? 'once' : `${String(missed)} times`}`;
  return {
    key: authorityName(authority),
    value:
      carriedOutAt === undefined
        ? `Not carried out yet${late}`
        : `Carried out, ${dateAndTimeOf(carriedOutAt)}`,
  };
}
