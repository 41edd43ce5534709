import * as open from '@hub/contracts/identity';
import * as messages from '@hub/internal-messages';
import { refuse } from '@hub/contracts';
import { answer, type Handler } from '@hub/service-host';
import type { FindPerson } from '../../application/contacts/find-person.js';
import type { ReadOwnPerson } from '../../application/people/read-own-person.js';
import type { KeepPosts } from '../../application/people/keep-posts.js';
import type { KeepStaff } from '../../application/people/keep-staff.js';
import type { ReadStaff } from '../../application/people/read-staff.js';
import type { ReadPeople } from '../../application/people/read-people.js';
import type { FindSigningIn } from '../../application/sign-in/find-signing-in.js';
import type { SignIn } from '../../application/sign-in/sign-in.js';

interface Arbitrators {
  arbitrators(): Promise<messages.ArbitratorList['items']>;
}

interface Clients {
  find(clientId: string): Promise<messages.ClientView | undefined>;
}

/**
 * People and systems, for colleagues and other services. Reads go straight to the stores; what
 * decides something is a use case.
 */
export function peopleHandlers({
  accounts,
  clients,
  people,
  staff,
  keepStaff,
  ownPerson,
  posts,
  findPerson,
  signIn,
  signingIn,
}: {
  readonly accounts: Arbitrators;
  readonly clients: Clients;
  readonly people: ReadPeople;
  readonly staff: ReadStaff;
  readonly keepStaff: KeepStaff;
  readonly ownPerson: ReadOwnPerson;
  readonly posts: KeepPosts;
  readonly findPerson: FindPerson;
  readonly signIn: SignIn;
  readonly signingIn: FindSigningIn;
}): Handler[] {
  return [
    answer(open.ReadOwnPerson, (query, context) => ownPerson.execute(query, context)),
    answer(open.ReadPerson, (query) => people.one(query)),
    answer(open.ListPeople, (query, context) => people.list(query, context)),
    answer(open.ListStaff, (query, context) => staff.list(query, context)),
    answer(open.ReadStaff, (query, context) => staff.one(query, context)),
    answer(open.RegisterPerson, (command, context) => keepStaff.register(command, context)),
    answer(open.ChangePerson, (command, context) => keepStaff.change(command, context)),
    answer(open.VerifyPerson, (command, context) => keepStaff.verify(command, context)),
    answer(open.EndPerson, (command, context) => keepStaff.end(command, context)),
    answer(open.OfferPost, (command, context) => posts.offer(command, context)),
    answer(open.AnswerPost, (command, context) => posts.answer(command, context)),
    answer(open.ListPosts, (query, context) => posts.list(query, context)),
    answer(messages.SignIns.FindPost, (query) => posts.find(query)),
    answer(open.RenewSignIn, (command, context) => keepStaff.renewSignIn(command, context)),
    answer(messages.NamePeople, (query) => people.named(query)),
    answer(messages.FindTeam, (query) => people.team(query)),
    answer(messages.FindPerson, (payload) => findPerson.execute(payload)),
    answer(messages.FindArbitrators, async () => ({ items: await accounts.arbitrators() })),
    answer(
      messages.FindClient,
      async ({ clientId }) => (await clients.find(clientId)) ?? refuse('not_found'),
    ),
    answer(messages.SignIns.FindSigningIn, (query) => signingIn.execute(query)),
    answer(messages.SignIns.CheckPassword, (payload) => signIn.checkPassword(payload)),
    answer(messages.SignIns.CheckOneTimeCode, (payload) => signIn.checkCode(payload)),
  ];
}
