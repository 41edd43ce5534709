import { Controller, Get, Param, Post } from '@nestjs/common';
import { type AuthorityView, ReadAuthority } from '@hub/contracts/identity';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import { type Outcome, page } from '../../pages/outcome.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { CONTACT_ACTS, ourContactsView } from './our-contacts.js';

const PATH = '/our-contacts';

/** Whom other boroughs reach at one's own; kept by its lead CAF contact and service manager. */
@Controller('our-contacts')
export class OurContactsController {
  @Get()
  async show(@Visitor() { api, person }: Visit): Promise<Outcome> {
    const authority = await api.read(ReadAuthority, { gss: person.authority });
    return page('journeys/our-contacts/our-contacts', ourContactsView(authority, person));
  }

  @Get(':act')
  async act(@Visitor() visit: Visit, @Param('act') act: string): Promise<Outcome> {
    return actPage(CONTACT_ACTS, act, await matterOf(visit), visit);
  }

  @Post(':act')
  async take(@Visitor() visit: Visit, @Param('act') act: string): Promise<Outcome> {
    return takeAct(CONTACT_ACTS, act, await matterOf(visit), visit);
  }
}

async function matterOf({ api, person }: Visit): Promise<Matter<AuthorityView>> {
  const of = await api.read(ReadAuthority, { gss: person.authority });
  const back = { text: 'Your borough’s contacts', href: PATH };
  return { of, path: PATH, back, facts: [] };
}
