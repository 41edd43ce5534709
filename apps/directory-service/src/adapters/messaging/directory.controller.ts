import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import {
  type ArbitratorList,
  type AuthorityList,
  type AuthorityView,
  CheckOneTimeCode,
  type CheckOneTimeCodePayload,
  CheckPassword,
  type CheckPasswordPayload,
  type ClientView,
  FindArbitrators,
  FindClient,
  type FindClientPayload,
  FindPerson,
  type FindPersonPayload,
  FindServices as FindServicesMessage,
  type FindServicesPayload,
  ListAuthorities,
  type PersonView,
  ReadAuthority,
  type ReadAuthorityPayload,
  type Refusal,
  refuse,
  type ServicePage,
} from '@hub/contracts';
import { FindServices } from '../../application/find-services.js';
import { SignIn } from '../../application/sign-in.js';
import { TypeormAccountStore } from '../persistence/account-store.js';
import { TypeormAuthorityStore, TypeormClientStore } from '../persistence/register-store.js';

/** Reads go straight to the stores; what decides something is a use case. */
@Controller()
export class DirectoryController {
  constructor(
    private readonly authorities: TypeormAuthorityStore,
    private readonly accounts: TypeormAccountStore,
    private readonly clients: TypeormClientStore,
    private readonly findServices: FindServices,
    private readonly signIn: SignIn,
  ) {}

  @MessagePattern(ListAuthorities.type)
  async listAuthorities(): Promise<AuthorityList> {
    return { items: await this.authorities.all() };
  }

  @MessagePattern(ReadAuthority.type)
  async readAuthority(@Payload() { gss }: ReadAuthorityPayload): Promise<AuthorityView | Refusal> {
    return (await this.authorities.find(gss)) ?? refuse('not_found');
  }

  @MessagePattern(FindServicesMessage.type)
  services(@Payload() question: FindServicesPayload): Promise<ServicePage | Refusal> {
    return this.findServices.execute(question);
  }

  @MessagePattern(FindPerson.type)
  async person(@Payload() { personId }: FindPersonPayload): Promise<PersonView | Refusal> {
    return (await this.accounts.findPerson(personId)) ?? refuse('not_found');
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
