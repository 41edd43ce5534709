import { CorrectionView } from '@hub/contracts/protection';
import { type GatheredItem, namingField, plainFields } from '@hub/contracts/shape';
import { type Correction, namesAnother } from '../../domain/corrections/correction.js';
import { breachItem } from '../breaches/breach-record-view.js';
import type { EpisodeStores } from '../ports.js';

const KINDS: Readonly<Record<Correction['kind'], string>> = {
  wrong_child: 'Something was on record of the wrong child',
  wrong_fact: 'Something on your record was wrong',
  duplicate: 'Something was on your record twice',
  breach: 'Something of you came to others who should not have it',
  sent_too_wide: 'More was told than you had agreed to',
};
const SUBJECTS: Readonly<Record<Correction['about'], string>> = {
  episode: 'the whole episode',
  episode_fact: 'one thing that is noted of the episode',
  document: 'a document',
  consent: 'what you said about sharing',
  lookup: 'the look whether an assessment existed',
  pointer: 'the entry by which others find that there is an episode',
};
const STATES: Readonly<Record<Correction['state'], string>> = {
  raised: 'a second person has yet to look at it',
  made: 'a second person agreed, and it was put right',
  declined: 'a second person found that it is right',
  lifted: 'it was put right, and may be shared again by now',
};

/** What was corrected, and what those did who had been told, for the family to read. */
export async function correctionItems(
  episodeId: string,
  { corrections, breaches }: Pick<EpisodeStores, 'corrections' | 'breaches'>,
): Promise<GatheredItem[]> {
  const items: GatheredItem[] = [];
  for (const one of await corrections.ofEpisode(episodeId)) {
    items.push(correctionItem(one));
    const breach = await breaches.find(one.id);
    if (breach) items.push(...breachItem(breach));
    for (const { authority, answer, openedAt } of await corrections.notices(one.id)) {
      const did = { name: 'What it did', value: whatWasDone(answer?.outcome) };
      const on = answer?.ground === undefined ? [] : [groundField(answer.ground)];
      items.push({
        id: `corrected-${one.id.slice(-12)}-${authority}`,
        section: 'sharing',
        title: 'An authority that had been told what was wrong was told so',
        at: openedAt,
        authority,
        fields: [did, ...on],
      });
    }
  }
  return items;
}

function correctionItem(one: Correction): GatheredItem {
  const { id, kind, about, state, raisedBy, raiserId, raisedAt } = one;
  const decidedBy = one.state === 'raised' ? undefined : one.decidedBy;
  const said = plainFields(CorrectionView, { ...one, notices: [] }, [
    ...['kind', 'about', 'state', 'raisedBy', 'raisedAt'],
    ...['notices', 'version', 'dueAt'],
    ...(namesAnother(one) ? ['formerReference'] : []),
  ]);
  return {
    id: `correction-${id}`,
    section: 'steps',
    title: KINDS[kind],
    at: raisedAt,
    authority: raisedBy,
    fields: [
      { name: 'What it was about', value: SUBJECTS[about] },
      { name: 'How it stands', value: STATES[state] },
      ...namingField('Who said so', raiserId),
      ...namingField('Who looked at it as the second person', decidedBy),
      ...said.map(({ name, value }) => ({ name, value: value.replaceAll('_', ' ') })),
    ],
  };
}

function whatWasDone(outcome: 'deleted' | 'kept' | undefined): string {
  if (outcome === undefined) return 'it has not said yet';
  return outcome === 'deleted' ? 'it deleted it' : 'it keeps it, as the law lets it';
}

function groundField(ground: string): { readonly name: string; readonly value: string } {
  return { name: 'Why it keeps it', value: ground.replaceAll('_', ' ') };
}
