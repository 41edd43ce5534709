import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  ListStaff,
  ReadStaff,
  RegisterPerson,
  RenewSignIn,
  type StaffView,
} from '@hub/contracts/identity';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import { type Outcome, page } from '../../pages/outcome.js';
import { rowsAfter } from '../../pages/paging.js';
import { askPage, takeAnswer } from '../../pages/question.js';
import { textOf } from '../../session/form.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { STAFF_ACTS, STAFF_REFUSALS } from './staff-acts.js';
import { termsFrom } from './staff-fields.js';
import {
  isForOneAlone,
  meansView,
  oneStaffView,
  PATH,
  registerQuestion,
  renewQuestion,
  staffListView,
  standingOf,
} from './staff-views.js';

/** Who works for a borough and acts here; kept by its lead CAF contact and its managers. */
@Controller('our-staff')
export class StaffController {
  @Get()
  async list(
    @Visitor() { api, now }: Visit,
    @Query('show') show?: string,
    @Query('from') from?: string,
  ): Promise<Outcome> {
    const shown = show === 'ended' || show === 'offered' ? show : 'now';
    const which = shown === 'now' ? {} : { [shown]: true };
    const found = await api.read(ListStaff, { ...which, ...rowsAfter(from) });
    return page('journeys/staff/staff', staffListView(found, shown, now));
  }

  @Get('new')
  ask(@Visitor() visit: Visit): Outcome {
    return askPage(registerQuestion(visit.person), visit, { roles: ['practitioner'] });
  }

  @Post('new')
  register(@Visitor() visit: Visit): Promise<Outcome> {
    const { api, form, once, person } = visit;
    const send = async (): Promise<Outcome> => {
      const order = { username: textOf(form, 'username'), ...termsFrom(form) };
      const { body } = await api.ask(RegisterPerson, order, { once });
      return page('journeys/staff/means', meansView(body));
    };
    return takeAnswer(registerQuestion(person), visit, send, STAFF_REFUSALS);
  }

  @Get(':personId')
  async one(
    @Visitor() { api, person, now }: Visit,
    @Param('personId') personId: string,
  ): Promise<Outcome> {
    const staff = await api.read(ReadStaff, { personId });
    return page('journeys/staff/one', oneStaffView(staff, person, now));
  }

  @Get(':personId/sign-in')
  async askToRenew(@Visitor() visit: Visit, @Param('personId') personId: string): Promise<Outcome> {
    return askPage(renewQuestion(await visit.api.ask(ReadStaff, { personId }), visit.now), visit);
  }

  @Post(':personId/sign-in')
  async renew(@Visitor() visit: Visit, @Param('personId') personId: string): Promise<Outcome> {
    const { api, form, once, now } = visit;
    const question = renewQuestion(await api.ask(ReadStaff, { personId }), now);
    const order = { personId, ...(isForOneAlone(form) ? { alone: true } : {}) };
    const send = async (): Promise<Outcome> => {
      const { body } = await api.ask(RenewSignIn, order, { once, ifMatch: textOf(form, 'etag') });
      return page('journeys/staff/means', meansView(body));
    };
    return takeAnswer(question, visit, send, STAFF_REFUSALS);
  }

  @Get(':personId/:act')
  async act(
    @Visitor() visit: Visit,
    @Param('personId') personId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(STAFF_ACTS, act, await matterOf(visit, personId), visit);
  }

  @Post(':personId/:act')
  async take(
    @Visitor() visit: Visit,
    @Param('personId') personId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return takeAct(STAFF_ACTS, act, await matterOf(visit, personId), visit, STAFF_REFUSALS);
  }
}

async function matterOf({ api, now }: Visit, personId: string): Promise<Matter<StaffView>> {
  const { body: of, etag } = await api.ask(ReadStaff, { personId });
  const path = `${PATH}/${personId}`;
  const who = { key: 'Who', value: `${of.contact.name}, ${of.contact.role}` };
  const facts = [who, ...standingOf(of, now)];
  return { of, etag, path, back: { text: of.contact.name, href: path }, facts };
}
