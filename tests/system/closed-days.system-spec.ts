import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EpisodeView, TransferView } from '@hub/contracts/episode';
import type { RecommendationView, ReviewMeetingList } from '@hub/contracts/planning';
import type { ServiceRequestView } from '@hub/contracts/provision';
import type { ClosedDays, EnrolledPerson, KeptOrganisation } from '@hub/contracts/identity';
import type { InboxPage } from '@hub/contracts/notification';
import type { TeamInvitationView } from '@hub/contracts/team';
import { bankHolidays, openDayFrom } from '@hub/working-time';
import { readyForPlan } from './stage/plans.js';
import { Stage } from './stage/stage.js';

const BY = 'Wandsworth';
const OTHER = 'Newham';
const DAY_MS = 86_400_000;

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const dayFromNow = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

const schoolOf = async (borough: string, name: string) => {
  const holiday = { from: dayFromNow(1), to: dayFromNow(28), name: 'School holiday' };
  const closed = [{ ...holiday, coveredBy: stage.person(borough, 'lead_caf_contact').id }];
  const body = { name, sector: 'education', closed };
  return (
    await stage.as(borough, 'service_manager').post<KeptOrganisation>('/v1/organisations', { body })
  ).body;
};

describe('what a school must answer in the last week of term', () => {
  it('S72: is due once it is open again, and says which days are not counted and whom to ring', async () => {
    const school = await schoolOf(OTHER, 'Closed Days School');
    const { episode } = await stage.episode(BY, [OTHER], {
      purposes: ['support', 'service_request'],
    });
    const path = `/v1/episodes/${episode.id}/service-requests`;
    const ask = { toAuthority: stage.code(OTHER), service: 'education' };
    const elsewhere = (await schoolOf(BY, 'School of another borough')).id;
    await expect(
      stage.as(BY).post(path, { body: { ...ask, organisationId: elsewhere }, attempts: 1 }),
    ).rejects.toMatchObject({ status: 422, code: 'organisation_elsewhere' });
    const body = { ...ask, organisationId: school.id, urgency: 'soon' };
    const { body: request } = await stage.as(BY).post<ServiceRequestView>(path, { body });
    expect(request).toMatchObject({ answerBy: expect.any(String), notCounted: school.closed });
    expect(request.answerBy && request.answerBy > dayFromNow(29)).toBe(true);
    const { body: waiting } = await stage.until(
      () =>
        stage
          .as(OTHER, 'lead_caf_contact')
          .get<InboxPage>('/v1/inbox?workflow=service_request&limit=100'),
      ({ body: inbox }) => inbox.items.some(({ subject }) => subject === request.id),
    );
    const item = waiting.items.find(({ subject }) => subject === request.id);
    expect(item?.dueAt).toBe(request.answerBy);
  });

  const teacherOf = async (school: KeptOrganisation, username: string) => {
    const body = {
      ...{ username, roles: ['practitioner'], organisationId: school.id },
      contact: { name: 'Tess Teacher', role: 'Teacher', team: school.name },
      ...{ checkedUntil: '2099-12-31', trainedUntil: '2099-12-31' },
    };
    const { body: teacher } = await stage
      .as(BY, 'lead_caf_contact')
      .post<EnrolledPerson>('/v1/people', { body });
    await stage
      .as(BY, 'service_manager')
      .post(`/v1/people/${teacher.id}/verification`, { body: { verified: true } });
    return teacher;
  };

  it('leaves out the holidays of whom the lead works for, but not where a child may be harmed', async () => {
    const school = await schoolOf(BY, 'School of a lead');
    const teacher = await teacherOf(school, 'teacher.closed-days');
    const contact = stage.as(BY, 'lead_caf_contact');
    const { episode } = await stage.episode(BY, [OTHER], { leadProfessionalId: teacher.id });
    const recommend = async (because: string, what: string) => {
      const path = `/v1/episodes/${episode.id}/recommendations`;
      return (await contact.post<RecommendationView>(path, { body: { what, because } })).body;
    };
    const later = await recommend('needs_grew', 'higher_level');
    expect(later.answerBy > dayFromNow(29)).toBe(true);
    expect(later.notCounted).toEqual(school.closed);
    const harm = await recommend('risk_of_harm', 'social_care');
    expect(harm.answerBy < dayFromNow(7)).toBe(true);
    expect(harm).not.toHaveProperty('notCounted');
  });

  it('leaves them out of a hand-over that waits for a teacher, and of an invitation into a team', async () => {
    const school = await schoolOf(BY, 'School of a hand-over');
    const teacher = await teacherOf(school, 'teacher.hand-over');
    const { episode } = await stage.episode(BY, [OTHER], { leadProfessionalId: teacher.id });
    const proposal = { toAuthority: stage.code(OTHER), reason: 'move' };
    const { body: transfer } = await stage
      .as(BY, 'lead_caf_contact')
      .post<TransferView>('/v1/transfers', {
        body: { ...proposal, episodeId: episode.id, familyView: 'not_yet_asked' },
      });
    expect(transfer.waits).toMatchObject([{ step: 'record_family_view' }]);
    const [asked] = transfer.waits;
    expect(asked?.dueAt && asked.dueAt > dayFromNow(29)).toBe(true);
    expect(transfer.notCounted).toEqual(school.closed);
    const { episode: theirs } = await stage.episode(OTHER, [BY]);
    const { body: invitation } = await stage
      .as(OTHER)
      .post<TeamInvitationView>(`/v1/episodes/${theirs.id}/team-invitations`, {
        body: { authority: stage.code(BY), personId: teacher.id, role: 'teacher' },
      });
    expect(invitation.answerBy > dayFromNow(29)).toBe(true);
    expect(invitation.notCounted).toEqual(school.closed);
  });

  it('calls no review on a day on which who calls is closed, and says who else is closed', async () => {
    const school = await schoolOf(BY, 'School of a review');
    const teacher = await teacherOf(school, 'teacher.review');
    const contact = stage.as(BY, 'lead_caf_contact');
    const { episode } = await stage.episode(BY, [OTHER], { leadProfessionalId: teacher.id });
    const path = `/v1/episodes/${episode.id}`;
    const step = async (body: object, as = contact) => {
      const { version } = (await contact.get<EpisodeView>(path)).body;
      return as.post(`${path}/steps`, { body, ifMatch: `"${String(version)}"`, attempts: 1 });
    };
    await readyForPlan(contact, episode.id);
    const next = { nextReviewOn: dayFromNow(40), outOfBorough: 'not_needed' };
    await step({ step: 'agree_plan', ...next });
    const bankHoliday = [...bankHolidays(Number(dayFromNow(365).slice(0, 4)))][6] ?? '';
    await expect(step({ step: 'begin_review', meetingOn: bankHoliday })).rejects.toMatchObject({
      status: 422,
      code: 'closed_on_day',
    });
    const meetingOn = openDayFrom(dayFromNow(2));
    await step({ step: 'begin_review', meetingOn });
    const [review] = (await contact.get<ReviewMeetingList>(`${path}/reviews`)).body.items;
    const [{ from, to, name, coveredBy }] = school.closed as [ClosedDays];
    const openAgainOn = openDayFrom(dayFromNow(29));
    expect(review).toMatchObject({
      meetingOn,
      invitations: [
        { personId: teacher.id, closed: { from, to, name, coveredBy, openAgainOn } },
        ...[{ invitedAs: 'child' }, { invitedAs: 'parent_or_carer' }],
      ],
    });
  });
});
