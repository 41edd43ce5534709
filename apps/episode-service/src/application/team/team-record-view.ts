import { plainFields, type GatheredItem } from '@hub/contracts/shape';
import { CaseContact, FamilyNeeds } from '@hub/contracts/team';
import type { Episode } from '../../domain/episode.js';
import type { PastCoordinator } from '../../domain/team/coordinator-terms.js';
import type { TeamInvitation } from '../../domain/team/invitation.js';
import type { LeftMember } from '../../domain/team/leaving.js';
import { roleInWords } from '../../domain/team/team-role.js';
import type { EpisodeStores } from '../ports.js';

/**
 * Who was in the team, and roles that tell something about the child, each by itself: whoever looks
 * through a record can leave one of them out.
 */
export async function teamItems(
  episode: Episode,
  { pastTeam, invitations }: Pick<EpisodeStores, 'pastTeam' | 'invitations'>,
): Promise<GatheredItem[]> {
  // Who works with a family that hides tells where it is.
  if (episode.shield) return needsItems(episode);

  const past = await pastTeam.ofEpisode(episode.id);
  const invited = await invitations.ofEpisode(episode.id);
  const sensitive = episode.team.filter(({ role }) => roleInWords(role).isSensitive);
  return [
    ...needsItems(episode),
    ...contactItems(episode),
    ...sensitive.map(({ id, authority, role, joinedAt = episode.startedAt }): GatheredItem => ({
      ...{ id: `team-${id}`, section: 'episode', at: joinedAt, authority },
      title: 'What somebody in the team does',
      fields: [{ name: 'What they do in the team', value: roleInWords(role).words }],
    })),
    ...past.map((one) => leftItem(one, episode)),
    ...invited.map(invitedItem),
    ...(episode.coordinatorsBefore ?? []).map((one, place) => pastCoordinator(one, place, episode)),
  ];
}

function contactItems({ contacts = [] }: Episode): GatheredItem[] {
  return contacts.map((one) => ({
    ...{ id: `contact-${one.id}`, section: 'episode', at: one.addedAt, authority: one.authority },
    title: 'Who has a part in the case, without an account',
    fields: plainFields(CaseContact, one, ['id', 'authority', 'addedAt']),
  }));
}

function needsItems({ id, needs, shield }: Episode): GatheredItem[] {
  if (!needs) return [];
  const { authority, recordedAt: at } = needs;
  return [
    {
      ...{ id: `needs-${id}`, section: 'episode', title: 'What your family needs', at },
      ...(shield ? {} : { authority }),
      fields: plainFields(FamilyNeeds, needs, ['authority', 'recordedAt']),
    },
  ];
}

function invitedItem({
  id,
  authority,
  role,
  state,
  invitedAt,
  because,
}: TeamInvitation): GatheredItem {
  return {
    ...{ id: `invitation-${id}`, section: 'episode', at: invitedAt, authority },
    title: 'Somebody was asked to join the team',
    fields: [
      { name: 'What they were to do in the team', value: roleInWords(role).words },
      { name: 'How it stands', value: state },
      ...(because === undefined ? [] : [{ name: 'Why not', value: because }]),
    ],
  };
}

function pastCoordinator(
  { authority, since: at, until, because }: PastCoordinator,
  place: number,
  { id }: Episode,
): GatheredItem {
  return {
    ...{ id: `coordinator-${id}-${String(place + 1)}`, section: 'episode', at, authority },
    title: 'Somebody coordinated the case',
    fields: [
      { name: 'Until', value: until },
      ...(because === undefined ? [] : [{ name: 'Why they ended it', value: because }]),
    ],
  };
}

function leftItem(
  { id, authority, role, joinedAt, leftOn, leftBecause }: LeftMember,
  { startedAt }: Episode,
): GatheredItem {
  return {
    ...{ id: `team-${id}`, section: 'episode', at: joinedAt ?? startedAt, authority },
    title: 'Somebody was in the team',
    fields: [
      { name: 'What they did in the team', value: roleInWords(role).words },
      { name: 'Their last day in it', value: leftOn },
      { name: 'Why they left', value: leftBecause },
    ],
  };
}
