import { Controller, Get, Param, Post } from '@nestjs/common';
import { ReadReferral, type ReferralView } from '@hub/contracts/protection';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import { type Outcome, page } from '../../pages/outcome.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { SOCIAL_CARE_ACTS, SOCIAL_CARE_REFUSALS } from './social-care-acts.js';
import { referralFacts, socialCareView } from './social-care-view.js';

/** What social care is asked about a child, for who asks and for who answers. */
@Controller('social-care/:referralId')
export class SocialCareController {
  @Get()
  async one(
    @Visitor() { api, person }: Visit,
    @Param('referralId') referralId: string,
  ): Promise<Outcome> {
    const referral = await api.read(ReadReferral, { referralId });
    return page('journeys/social-care/social-care', socialCareView(referral, person));
  }

  @Get(':act')
  async act(
    @Visitor() visit: Visit,
    @Param('referralId') referralId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(SOCIAL_CARE_ACTS, act, await matterOf(visit, referralId), visit);
  }

  @Post(':act')
  async take(
    @Visitor() visit: Visit,
    @Param('referralId') referralId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await matterOf(visit, referralId);
    return takeAct(SOCIAL_CARE_ACTS, act, matter, visit, SOCIAL_CARE_REFUSALS);
  }
}

async function matterOf({ api }: Visit, referralId: string): Promise<Matter<ReferralView>> {
  const { body: of, etag } = await api.ask(ReadReferral, { referralId });
  const path = `/social-care/${referralId}`;
  return { of, etag, path, back: { text: 'Back', href: path }, facts: referralFacts(of) };
}
