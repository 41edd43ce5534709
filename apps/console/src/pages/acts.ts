import { NotFoundException } from '@nestjs/common';
import type { RequestDefinition } from '@hub/contracts';
import { type Form, textOf } from '../session/form.js';
import type { Person } from '../session/session-state.js';
import type { Visit } from '../session/visit.js';
import { changesSince } from './changes.js';
import type { Fault } from './faults.js';
import type { Field } from './fields.js';
import { goTo, type Outcome } from './outcome.js';
import type { Fact, Link } from './parts.js';
import { askPage, type Question, questionPage, takeAnswer } from './question.js';

/** One thing that somebody can do with what a page shows, on a page of its own. */
interface Act<Of> {
  readonly title: string;
  readonly lead?: string;
  readonly warning?: string;
  readonly button: string;
  /** Told once it is done. */
  readonly notice: string;
  /** Whether it is theirs to do, as it stands; whose role may is said by the request itself. */
  readonly isOpenTo: (of: Of, person: Person) => boolean;
  /** Why it is open no more, where more is known than that somebody was quicker. */
  readonly over?: (of: Of) => Fault | undefined;
  readonly fields: (of: Of, person: Person) => readonly Field[];
  /** What stands in them at first; nothing where it is left out. */
  readonly draft?: (of: Of, person: Person) => Form;
  readonly definition: RequestDefinition<object, object>;
  /** What is sent, with the id of what it is about. */
  readonly order: (form: Form, of: Of, person: Person) => object;
  /** Where it leads once it is done, if not to where the matter is shown. */
  readonly then?: (of: Of, person: Person) => string;
}

/** By the last part of their addresses. */
export type Acts<Of> = Readonly<Record<string, Act<Of>>>;

/** What is acted on, as it was read just now. */
export interface Matter<Of> {
  readonly of: Of;
  readonly etag?: string | undefined;
  /** Where it is shown; its acts stand beneath. */
  readonly path: string;
  readonly back: Link;
  readonly facts: readonly Fact[];
}

/** What somebody can do with it now. */
export function linksTo<Of>(acts: Acts<Of>, of: Of, person: Person, path: string): Link[] {
  return Object.entries(acts)
    .filter(([, act]) => isTheirs(act, of, person))
    .map(([name, { title }]) => ({ text: title, href: `${path}/${name}` }));
}

/**
 * The page of an act.
 *
 * @throws NotFoundException where there is none of that name, or it is not theirs to do
 */
export function actPage<Of>(
  acts: Acts<Of>,
  name: string,
  matter: Matter<Of>,
  visit: Visit,
): Outcome {
  const { person } = visit;
  const act = actNamed(acts, name, matter, person);
  const draft = act.draft?.(matter.of, person) ?? {};
  return askPage(questionOf(act, name, matter, person), visit, draft);
}

/** Does what was sent from that page, on the version that it was read in; then leads on. */
export async function takeAct<Of>(
  acts: Acts<Of>,
  name: string,
  matter: Matter<Of>,
  visit: Visit,
  refusals: Readonly<Record<string, Fault>> = {},
): Promise<Outcome> {
  const { api, form, once, session, person } = visit;
  const act = actOffered(acts, name, person);
  if (!act.isOpenTo(matter.of, person))
    return questionPage(questionOf(act, name, matter, person), form, [
      act.over?.(matter.of) ?? OVER,
      ...changesSince(form, matter.facts),
    ]);
  const send = async (): Promise<Outcome> => {
    const version = matter.etag === undefined ? {} : { ifMatch: textOf(form, 'etag') };
    await api.ask(act.definition, act.order(form, matter.of, person), { once, ...version });
    session.notice = act.notice;
    return goTo(act.then?.(matter.of, person) ?? matter.path);
  };
  return takeAnswer(questionOf(act, name, matter, person), visit, send, refusals);
}

/** Whether the hub takes that request from somebody in one of these roles. */
export function mayAsk(
  { roles }: Pick<RequestDefinition<object, object>, 'roles'>,
  person: Pick<Person, 'roles'>,
): boolean {
  return roles.some((role) => person.roles.includes(role));
}

function isTheirs<Of>({ definition, isOpenTo }: Act<Of>, of: Of, person: Person): boolean {
  return mayAsk(definition, person) && isOpenTo(of, person);
}

/** Said of what was open as its page was drawn: nothing typed is lost. */
export const OVER: Fault = {
  text: 'This can be done no more: somebody was quicker. What you typed still stands here, so that you can copy it.',
};

function actNamed<Of>(acts: Acts<Of>, name: string, { of }: Matter<Of>, person: Person): Act<Of> {
  const act = actOffered(acts, name, person);
  if (!act.isOpenTo(of, person)) throw new NotFoundException();
  return act;
}

/** One that the hub takes from them, if it is open. */
function actOffered<Of>(acts: Acts<Of>, name: string, person: Person): Act<Of> {
  const act = acts[name];
  if (!act || !mayAsk(act.definition, person)) throw new NotFoundException();
  return act;
}

function questionOf<Of>(
  { title, lead, warning, button, fields }: Act<Of>,
  name: string,
  { of, etag, path, back, facts }: Matter<Of>,
  person: Person,
): Question {
  return {
    title,
    action: `${path}/${name}`,
    back,
    ...(lead === undefined ? {} : { lead: [lead] }),
    ...(warning === undefined ? {} : { warning }),
    facts,
    fields: fields(of, person),
    button,
    ...(etag === undefined ? {} : { hidden: { etag } }),
  };
}
