import type { CaseloadList, CaseloadView } from '@hub/contracts/leading';
import type { WithNames } from '../../api/hub-api.js';
import type { Link } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { counted } from '../../words/counts.js';
import { peopleIn } from '../../words/people-words.js';
import { PATH } from './hand-on-question.js';

interface CaseloadRow {
  readonly name: string;
  readonly post: string;
  readonly cases: string;
  readonly late: string;
  readonly cover: string;
  readonly gone: boolean;
  readonly handOn?: Link;
  readonly standIn?: Link;
}

export interface CaseloadsView {
  readonly title: string;
  readonly back: Link;
  readonly sentence: string;
  /** Who stands in for all cases of somebody. */
  readonly covers: readonly Link[];
  readonly rows: readonly CaseloadRow[];
}

/**
 * Who of a borough leads how many cases, those who have left first.
 *
 * @param mayHandOn whether who looks may give cases to somebody else
 */
export function caseloadsView(
  { items, people }: WithNames<CaseloadList>,
  { authority }: Pick<Person, 'authority'>,
  mayHandOn: boolean,
  covers: readonly Link[] = [],
): CaseloadsView {
  const person = peopleIn(people);
  return {
    title: 'Who leads which cases',
    back: { text: 'Records', href: '/records' },
    sentence: sentenceOf(items),
    covers,
    rows: items.map((load) => {
      const { personId, leads, overdue, gone } = load;
      const { name, post } = person(personId, authority);
      return {
        ...{ name, post, cases: String(leads), late: String(overdue), gone },
        cover: coverWords(load),
        ...(mayHandOn && leads > 0
          ? { handOn: { text: `Hand on the cases of ${name}`, href: `${PATH}/${personId}` } }
          : {}),
        ...(mayHandOn && leads > 0 && !gone
          ? {
              standIn: {
                text: `Who stands in for ${name}`,
                href: `${PATH}/${personId}/cover`,
              },
            }
          : {}),
      };
    }),
  };
}

function sentenceOf(items: readonly CaseloadView[]): string {
  if (items.length === 0) return 'Nobody of your borough leads a case now.';
  const open = items.reduce((sum, load) => sum + load.leads, 0);
  const leading = items.filter((load) => load.leads > 0).length;
  const waiting = items.filter(({ gone }) => gone).reduce((sum, load) => sum + load.leads, 0);
  const all = `${counted(open, 'case')}, led by ${counted(leading, 'person', 'people')}.`;
  if (waiting === 0) return `${all} Every case has somebody who leads it.`;
  const wait = counted(waiting, 'case waits', 'cases wait');
  return `${all} ${wait} for another lead, because who led has left.`;
}

function coverWords({ covered, coveredAlone, standsIn }: CaseloadView): string {
  const words = [
    ...(covered > 0 ? [`Somebody stands in for them in ${String(covered)}`] : []),
    ...(coveredAlone > 0 && coveredAlone < covered
      ? [`In ${String(coveredAlone)} of these, somebody named for that case alone`]
      : []),
    ...(standsIn > 0 ? [`They stand in for others in ${String(standsIn)}`] : []),
  ];
  return words.length === 0 ? 'Nobody stands in' : words.join('. ');
}
