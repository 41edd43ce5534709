import { Controller, Get, Param, Post } from '@nestjs/common';
import { ChangeAuthority, ListPeople, ReadAuthority } from '@hub/contracts/identity';
import { readAll } from '../../api/read-all.js';
import { actPage, type Matter, mayAsk, takeAct } from '../../pages/acts.js';
import { type Outcome, page } from '../../pages/outcome.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { CONTACT_ACTS, contactFacts, ourContactsView } from './our-contacts.js';
import { CONTACT_REFUSALS, type ContactBook } from './who-answers.js';

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
    return actPage(CONTACT_ACTS, act, await matterOf(visit, act), visit);
  }

  @Post(':act')
  async take(@Visitor() visit: Visit, @Param('act') act: string): Promise<Outcome> {
    return takeAct(CONTACT_ACTS, act, await matterOf(visit, act), visit, CONTACT_REFUSALS);
  }
}

/** Whom to choose among is read for the page on which somebody is chosen. */
async function matterOf({ api, person }: Visit, act: string): Promise<Matter<ContactBook>> {
  const { body: book, etag } = await api.ask(ReadAuthority, { gss: person.authority });
  const back = { text: 'Your borough’s contacts', href: PATH };
  const shown = { path: PATH, back, facts: contactFacts(book) };
  if (act !== 'who-answers' || !mayAsk(ChangeAuthority, person)) return { of: book, ...shown };
  const { items: colleagues } = await readAll(api, ListPeople, {});
  return { of: { ...book, colleagues }, etag, ...shown };
}
