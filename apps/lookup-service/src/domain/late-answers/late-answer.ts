import { type Refusal, refuse } from '@hub/contracts';
import {
  LateAnswerGiven,
  LateAnswerSeen,
  type LateAnswerView,
  type LateOutcome,
} from '@hub/contracts/lookup';
import type { Waiting } from '@hub/contracts/shape';
import { type Consequence, fact, type Fact } from '@hub/use-case';
import { WorkingTime } from '@hub/working-time';
import type { HubEpisode } from '../episodes/hub-episode.js';

/** So many working days after a start an authority that was silent is asked again. */
const WORKING_DAYS = 20;
const HOUR_MS = 3_600_000;
/** How long it is left alone after each time that it was silent; then a day. */
const PAUSES_MS = [HOUR_MS / 4, HOUR_MS, 4 * HOUR_MS];
const LONGEST_PAUSE_MS = 24 * HOUR_MS;

interface Silence {
  readonly id: string;
  readonly episodeId: string;
  readonly authority: string;
  readonly askedUntil: string;
}

/** An authority that was silent when an episode started, and is asked again. */
export type OpenAnswer = Silence & {
  readonly state: 'open';
  readonly tries: number;
  readonly nextAt: string;
};

export type GivenAnswer = Silence & {
  readonly state: 'given';
  readonly outcome: LateOutcome;
  readonly references: readonly string[];
  readonly answeredAt: string;
  readonly seen: boolean;
};

export type LateAnswer = OpenAnswer | GivenAnswer;

/** What was heard of an authority that was asked again: as yet nothing, or its answer. */
export type Heard = Pick<GivenAnswer, 'outcome' | 'references'> | undefined;

type Leading = Pick<HubEpisode, 'leadAuthority' | 'leadPersonId'>;

/** Every authority that was silent when the episode started is asked again from now on. */
export function askLater(
  { episodeId, unanswered }: Pick<HubEpisode, 'episodeId' | 'unanswered'>,
  at: string,
  nextId: () => string,
): OpenAnswer[] {
  const askedUntil = new WorkingTime().addDays(at, WORKING_DAYS);
  return unanswered.map((authority) => ({
    id: nextId(),
    episodeId,
    authority,
    askedUntil,
    state: 'open',
    tries: 0,
    nextAt: after(at, 0),
  }));
}

/** What it answered is told to whoever leads; silent to the end, it is asked no more. */
export function hear(
  open: OpenAnswer,
  heard: Heard,
  leading: Leading,
  at: string,
): Consequence<LateAnswer> {
  if (!heard && at < open.askedUntil) {
    const tries = open.tries + 1;
    return { next: { ...open, tries, nextAt: after(at, tries) }, facts: [] };
  }
  const { id, episodeId, authority, askedUntil } = open;
  const { outcome, references } = heard ?? { outcome: 'no_answer' as const, references: [] };
  const asked = { id, episodeId, authority, askedUntil };
  const next: GivenAnswer = {
    ...asked,
    state: 'given',
    outcome,
    answeredAt: at,
    references,
    seen: false,
  };
  return { next, facts: [tellLead(next, leading)] };
}

/** Whoever leads is to look at it: told once more to who leads after them, where nobody has. */
export function tellLead(
  { id: lateAnswerId, episodeId, authority, outcome, answeredAt }: GivenAnswer,
  leading: Leading,
): Fact {
  const told = { lateAnswerId, episodeId, authority, outcome, answeredAt };
  return fact(LateAnswerGiven, { ...told, waits: waitsOf(leading) }, [leading.leadAuthority]);
}

/** Seen a second time, it stays as it is. */
export function seeLate(late: LateAnswer, leading: Leading): Consequence<LateAnswer> | Refusal {
  if (late.state === 'open') return refuse('conflict', 'It was not answered yet.');
  if (late.seen) return { next: late, facts: [] };
  const { id: lateAnswerId, episodeId } = late;
  return {
    next: { ...late, seen: true },
    facts: [fact(LateAnswerSeen, { lateAnswerId, episodeId, waits: [] }, [leading.leadAuthority])],
  };
}

export function viewLate(late: LateAnswer): LateAnswerView {
  const { id, episodeId, authority, askedUntil } = late;
  const asked = { id, episodeId, authority, askedUntil };
  if (late.state === 'open') return asked;
  const { outcome, answeredAt, references } = late;
  return { ...asked, outcome, answeredAt, references: [...references] };
}

function after(at: string, tries: number): string {
  return new Date(Date.parse(at) + (PAUSES_MS[tries] ?? LONGEST_PAUSE_MS)).toISOString();
}

function waitsOf({ leadAuthority: authority, leadPersonId: personId }: Leading): Waiting[] {
  const who = personId === undefined ? { role: 'lead_caf_contact' as const } : { personId };
  return [{ step: 'look_at_late_answer', authority, ...who }];
}
