import { HandOnCaseload, type HandOnCaseloadPayload } from '@hub/contracts/leading';
import { HubRefusalError } from '../../api/hub-errors.js';
import { mayAsk } from '../../pages/acts.js';
import { chosenIn } from '../../pages/fields.js';
import type { Question } from '../../pages/question.js';
import { textOf } from '../../session/form.js';
import type { Visit } from '../../session/visit.js';
import type { Person } from '../../session/session-state.js';
import { colleagueWords } from '../../words/people-words.js';
import type { LeadNow } from './cover-acts.js';
import { leadFacts, type NamedLead } from './leading-view.js';
import { HANDED_ON } from './leading-words.js';

const ENDED: readonly LeadNow['episode']['state'][] = ['closed', 'voided', 'folded'];
const CONFLICT = 409;

/** Lead CAF contacts and managers of the borough that leads name another there, at once. */
export function mayNameAnother({ episode }: Pick<LeadNow, 'episode'>, person: Person): boolean {
  const isTheirs = episode.leadProfessional.authority === person.authority;
  return isTheirs && mayAsk(HandOnCaseload, person) && !ENDED.includes(episode.state);
}

export function anotherQuestion(now: NamedLead): Question {
  const { episode, colleagues = [] } = now;
  const path = `/cases/${episode.id}/lead`;
  return {
    title: 'Name another lead professional of your borough',
    action: `${path}/another`,
    back: { text: 'Back to who leads', href: path },
    lead: ['They lead from now on, and are told. Tell the family who it is.'],
    facts: leadFacts(now),
    fields: [
      {
        kind: 'listed',
        name: 'personId',
        label: 'Who leads from now on?',
        words: colleagueWords(colleagues, episode.leadProfessional.personId),
        none: 'Choose a colleague',
        missing: 'Select who leads from now on',
      },
      {
        kind: 'one',
        name: 'because',
        label: 'Why do they lead it no more?',
        words: HANDED_ON,
        missing: 'Select why they lead it no more',
      },
    ],
    button: 'Name them',
  };
}

/** @throws HubRefusalError where that case was refused, as any other is */
export async function nameAnother({ api, form, once }: Visit, now: NamedLead): Promise<void> {
  const { id, leadProfessional } = now.episode;
  const order: HandOnCaseloadPayload = {
    fromPersonId: leadProfessional.personId,
    toPersonId: textOf(form, 'personId'),
    because: chosenIn(HANDED_ON, form, 'because'),
    episodes: [id],
  };
  const { body } = await api.ask(HandOnCaseload, order, { once });
  const [done] = body.items;
  if (done?.outcome === 'done') return;
  const { code = 'conflict', next = 'Look at the case, then try again.' } = done ?? {};
  throw new HubRefusalError(CONFLICT, code, next);
}
