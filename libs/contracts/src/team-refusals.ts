import type { RefusalReason } from './door-refusals.js';

/** What is refused about the team around a child: stable code → HTTP status and what to do next. */
export const TEAM_REFUSALS = {
  already_in_team: {
    status: 409,
    title: 'That person works with the child already',
    next: 'Read the episode: they lead it, or stand in its team.',
  },
  person_unknown: {
    status: 422,
    title: 'That person is not known at that authority',
    next: 'Check the person with the authority’s lead CAF contact.',
  },
  cannot_lead: {
    status: 422,
    title: 'That person does not do the work of a Lead Professional',
    next: 'Name a practitioner or a lead CAF contact: GET /v1/people?role=practitioner.',
  },
  seat_not_yours: {
    status: 403,
    title: 'That place in the team is not yours to end',
    next: 'The member themselves, whoever leads, or the lead CAF contact of either ends it: ring whoever leads.',
  },
  invited_already: {
    status: 409,
    title: 'That person is invited already',
    next: 'Wait for their answer, or take the invitation back: GET /v1/episodes/{episodeId}/team-invitations.',
  },
  invitation_of_another: {
    status: 403,
    title: 'That invitation is for another person',
    next: 'Whoever is invited answers it themselves: it waits in their inbox.',
  },
  invitation_ended: {
    status: 409,
    title: 'That invitation was answered or taken back',
    next: 'Read it. Whoever leads may invite again.',
  },
  already_coordinates: {
    status: 409,
    title: 'That person coordinates the case already',
    next: 'Read the episode, or name somebody else.',
  },
  nobody_coordinates: {
    status: 409,
    title: 'Nobody coordinates the case',
    next: 'Read the episode. Whoever leads names a coordinator: POST /v1/episodes/{episodeId}/coordinator.',
  },
  contact_unfit: {
    status: 422,
    title: 'That does not fit a contact of that kind',
    next: 'Send part and parentalResponsibility with family_member, and organisation with all else; what is named does not fit.',
  },
  contact_already: {
    status: 409,
    title: 'The case has that contact already',
    next: 'Read the episode; end the contact before you add another.',
  },
  nobody_to_tell: {
    status: 409,
    title: 'Nobody else works with the child',
    next: 'Read the episode: a notice is for its team, who leads and who coordinates. Invite somebody first: POST /v1/episodes/{episodeId}/team-invitations.',
  },
  leaving_unfit: {
    status: 422,
    title: 'They cannot have left on that day',
    next: 'Send a day from the one on which they joined until today, or none for today.',
  },
} as const satisfies Record<string, RefusalReason>;
