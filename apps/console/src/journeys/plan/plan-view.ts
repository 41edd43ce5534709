import { authorityName } from '@hub/contracts';
import type { EpisodeView } from '@hub/contracts/episode';
import type { PlanActionView, PlanAgreementView, PlanView } from '@hub/contracts/planning';
import type { Fact, Link, Row, Tag } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { dateOf } from '../../words/dates.js';
import { listed } from '../../words/lists.js';
import {
  ACTION_STATES,
  DOERS,
  DOMAINS,
  EVIDENCE,
  GAPS,
  NOT_ASKED,
  NOT_DONE,
  OTHER_BOROUGHS,
  SIDES,
  WORD_OF_FAMILY,
} from './plan-words.js';

export interface PlanPageView {
  readonly title: string;
  readonly tag: Tag;
  readonly sentences: readonly string[];
  /** What each borough does. */
  readonly parts: readonly { readonly borough: string; readonly rows: readonly Row[] }[];
  readonly family: readonly Fact[];
  readonly links: readonly Link[];
  readonly caseHref: string;
}

/** States in which a plan can be adopted, and worked on. */
const BEFORE: readonly EpisodeView['state'][] = ['registered', 'assessing'];
const OVER: readonly EpisodeView['state'][] = ['closed', 'withdrawn', 'voided', 'folded'];

export function planPageView(
  plan: PlanView,
  { state }: Pick<EpisodeView, 'state'>,
  { authority }: Pick<Person, 'authority'>,
): PlanPageView {
  const path = `/cases/${plan.episodeId}/plan`;
  const boroughs = [...new Set(plan.actions.map((action) => action.authority))];
  const goesOn = !OVER.includes(state);
  return {
    title: 'Plan',
    tag:
      plan.adoptedAt === undefined
        ? { text: 'Not agreed yet', colour: 'yellow' }
        : { text: 'Agreed', colour: 'green' },
    sentences: sentencesOf(plan),
    parts: boroughs.map((borough) => ({
      borough: authorityName(borough),
      rows: plan.actions
        .filter((action) => action.authority === borough)
        .map((action) => rowOf(action, path, goesOn && borough === authority)),
    })),
    family: plan.agreements.map(wordOf),
    links: goesOn
      ? [
          { text: 'Put an action into the plan', href: `${path}/add` },
          { text: 'Record what child or parents say of it', href: `${path}/family` },
          ...(BEFORE.includes(state) && plan.missing.length === 0
            ? [{ text: 'Agree the plan', href: `${path}/agree` }]
            : []),
        ]
      : [],
    caseHref: `/cases/${plan.episodeId}`,
  };
}

function sentencesOf({
  adoptedAt,
  outOfBorough,
  missing,
  withoutPart,
  actions,
}: PlanView): string[] {
  const gaps = missing.map((gap) => GAPS[gap]);
  return [
    ...(adoptedAt === undefined ? [] : [`It was agreed on ${dateOf(adoptedAt)}.`]),
    ...(outOfBorough === undefined
      ? []
      : [`Were services of other boroughs thought of? ${OTHER_BOROUGHS[outOfBorough]}.`]),
    ...(adoptedAt === undefined && gaps.length > 0
      ? [`Before it can be agreed, it needs ${listed(gaps)}.`]
      : []),
    ...(withoutPart.length === 0
      ? []
      : [`Nothing in it yet from ${listed(withoutPart.map(authorityName))}.`]),
    ...(actions.length === 0 ? ['No action stands in it yet.'] : []),
    'What an action says in words is in the documents of the case.',
  ];
}

function rowOf(action: PlanActionView, path: string, isOurs: boolean): Row {
  const { id, domain, by, dueOn, item, state, reason, documentId } = action;
  const why = reason === undefined ? '' : `. ${NOT_DONE[reason]}`;
  const place = item === undefined ? '' : `Action ${String(item)}: `;
  const episode = path.replace(/\/plan$/, '');
  return {
    text: `${place}${DOMAINS[domain]}`,
    href: isOurs ? `${path}/actions/${id}` : `${episode}/documents/${documentId}`,
    about: `${DOERS[by]}, by ${dateOf(dueOn)}${why}`,
    tag: ACTION_STATES[state],
  };
}

export function actionFacts(action: PlanActionView): Fact[] {
  const { domain, by, dueOn, state, item } = action;
  return [
    { key: 'What it is about', value: DOMAINS[domain] },
    ...(item === undefined ? [] : [{ key: 'In the document', value: `Action ${String(item)}` }]),
    { key: 'Who does it', value: DOERS[by] },
    { key: 'By when', value: dateOf(dueOn) },
    { key: 'How it stands', value: ACTION_STATES[state].text },
  ];
}

function wordOf(word: PlanAgreementView): Fact {
  const { by, answer, because, on, evidence, authority } = word;
  const how = because === undefined ? evidence && EVIDENCE[evidence] : NOT_ASKED[because];
  const said = [WORD_OF_FAMILY[answer], ...(how === undefined ? [] : [how])].join('. ');
  return { key: SIDES[by], value: `${said}. ${dateOf(on)}, ${authorityName(authority)}` };
}
