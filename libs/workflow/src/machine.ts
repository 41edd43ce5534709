import { type Refusal, refuse } from '@hub/contracts';

/** One way from state to state. */
export interface Transition<State extends string, Event extends string> {
  readonly on: Event;
  readonly from: readonly State[];
  /** Where it leads; more than one where that depends on what is there, said by `when`. */
  readonly to: readonly State[];
  /** Who may cause it, as a person would say it. */
  readonly by: string;
  readonly when?: string;
}

/** A workflow as data: the code moves by it, the tests walk it, the documentation draws it. */
export interface Machine<State extends string, Event extends string> {
  readonly name: string;
  /** What each state means. */
  readonly states: Readonly<Record<State, string>>;
  readonly initial: readonly State[];
  readonly ends: readonly State[];
  readonly transitions: readonly Transition<State, Event>[];
}

/** Whether an event may happen in a state. */
export function permits<State extends string, Event extends string>(
  { transitions }: Machine<State, Event>,
  state: State,
  event: Event,
): boolean {
  return transitions.some(({ on, from }) => on === event && from.includes(state));
}

type Anywhere = Machine<string, string>;
type EventOf<M extends Anywhere> = M['transitions'][number]['on'];

/** The states in which an event may happen, as the compiler reads them off the table. */
export type StatesBefore<M extends Anywhere, Event extends EventOf<M>> = Extract<
  M['transitions'][number],
  { readonly on: Event }
>['from'][number];

/**
 * Whether an event may happen to something in its state; the compiler then knows what it holds. The
 * table must be written `as const`.
 */
export function isReadyFor<
  Subject extends { readonly state: string },
  const M extends Machine<Subject['state'], string>,
  const Event extends EventOf<M>,
>(
  machine: M,
  subject: Subject,
  event: Event,
): subject is Extract<Subject, { readonly state: StatesBefore<M, Event> }> {
  return permits<string, string>(machine, subject.state, event);
}

/** What may happen in a state, with who may cause it. */
export function possibleIn<State extends string, Event extends string>(
  { transitions }: Machine<State, Event>,
  state: State,
): { on: Event; by: string }[] {
  return transitions.filter(({ from }) => from.includes(state)).map(({ on, by }) => ({ on, by }));
}

/**
 * The refusal of an event that cannot happen now: names the state, what is possible, and who may do
 * it.
 */
export function outOfTurn<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  state: State,
): Refusal {
  const possible = possibleIn(machine, state).map(({ on, by }) => `${on} (${by})`);
  const next =
    possible.length === 0
      ? 'nothing more can happen to it'
      : `possible now: ${possible.join(', ')}`;
  return refuse('conflict', `The ${machine.name} is ${state}; ${next}.`);
}

/**
 * The state that an event leads to.
 *
 * @throws Error where the machine has no such transition: a defect, since what callers ask is
 * checked before
 */
export function move<State extends string, Event extends string>(
  { name, transitions }: Machine<State, Event>,
  from: State,
  event: Event,
  to: State,
): State {
  if (
    !transitions.some((one) => one.on === event && one.from.includes(from) && one.to.includes(to))
  ) {
    throw new Error(`A ${name} does not go from ${from} to ${to} on ${event}`);
  }
  return to;
}

/** The steps of what moves by a machine: each gives its state and its version afterwards. */
interface Steps<State extends string, Event extends string> {
  /** @throws Error where the machine has no such transition */
  readonly stepTo: <To extends State>(
    subject: { readonly state: State; readonly version: number },
    event: Event,
    to: To,
  ) => { readonly state: To; readonly version: number };
  /**
   * An event that leaves the state as it is.
   * @throws Error where the machine has no such transition
   */
  readonly stay: (
    subject: { readonly state: State; readonly version: number },
    event: Event,
  ) => { readonly version: number };
}

export function stepsOf<State extends string, Event extends string>(
  machine: Machine<State, Event>,
): Steps<State, Event> {
  const steps: Steps<State, Event> = {
    stepTo: ({ state, version }, event, to) => {
      move<State, Event>(machine, state, event, to);
      return { state: to, version: version + 1 };
    },
    stay: (subject, event) => {
      const { version } = steps.stepTo(subject, event, subject.state);
      return { version };
    },
  };
  return steps;
}

/** Something to which an event may happen, or the refusal of an event out of turn. */
export function readyFor<
  Subject extends { readonly state: string },
  const M extends Machine<Subject['state'], string>,
  const Event extends EventOf<M>,
>(
  machine: M,
  subject: Subject,
  event: Event,
): Extract<Subject, { readonly state: StatesBefore<M, Event> }> | Refusal {
  return isReadyFor(machine, subject, event)
    ? subject
    : outOfTurn<string, string>(machine, subject.state);
}
