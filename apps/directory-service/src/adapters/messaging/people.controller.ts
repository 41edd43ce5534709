import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import {
  type ArbitratorList,
  CheckOneTimeCode,
  type CheckOneTimeCodePayload,
  CheckPassword,
  type CheckPasswordPayload,
  type ClientView,
  FindArbitrators,
  FindClient,
  type FindClientPayload,
  FindPerson as FindPersonMessage,
  type FindPersonPayload,
  type PersonView,
  type Refusal,
  refuse,
} from '@hub/contracts';
import { FindPerson } from '../../application/contacts/find-person.js';
import { SignIn } from '../../application/sign-in/sign-in.js';
import { TypeormAccountStore } from '../persistence/account-store.js';
import { TypeormClientStore } from '../persistence/client-store.js';

/** People and systems, for other services. Reads go straight to the stores; what decides something is a use case. */
@Controller()
export class PeopleController {
  constructor(
    private readonly accounts: TypeormAccountStore,
    private readonly clients: TypeormClientStore,
    private readonly findPerson: FindPerson,
    private readonly signIn: SignIn,
  ) {}

  @MessagePattern(FindPersonMessage.type)
  person(@Payload() payload: FindPersonPayload): Promise<PersonView | Refusal> {
    return this.findPerson.execute(payload);
  }

  @MessagePattern(FindArbitrators.type)
  async arbitrators(): Promise<ArbitratorList> {
    return { items: await this.accounts.arbitrators() };
  }

  @MessagePattern(FindClient.type)
  async client(@Payload() { clientId }: FindClientPayload): Promise<ClientView | Refusal> {
    return (await this.clients.find(clientId)) ?? refuse('not_found');
  }

  @MessagePattern(CheckPassword.type)
  password(@Payload() payload: CheckPasswordPayload): Promise<PersonView | Refusal> {
    return this.signIn.checkPassword(payload);
  }

  @MessagePattern(CheckOneTimeCode.type)
  code(@Payload() payload: CheckOneTimeCodePayload): Promise<PersonView | Refusal> {
    return this.signIn.checkCode(payload);
  }
}
