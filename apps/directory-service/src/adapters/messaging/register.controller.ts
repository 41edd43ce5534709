import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  type AuthorityList,
  type AuthorityView,
  ChangeAuthority,
  type ChangeAuthorityPayload,
  ConfirmAuthority,
  ListAuthorities,
  type MessageContext,
  ReadAuthority,
  type ReadAuthorityPayload,
  type Refusal,
  SetAbsence,
  type SetAbsencePayload,
} from '@hub/contracts';
import { KeepContacts } from '../../application/contacts/keep-contacts.js';

/** The register of authorities and contacts. */
@Controller()
export class RegisterController {
  constructor(private readonly contacts: KeepContacts) {}

  @MessagePattern(ListAuthorities.type)
  list(): Promise<AuthorityList> {
    return this.contacts.all();
  }

  @MessagePattern(ReadAuthority.type)
  read(@Payload() query: ReadAuthorityPayload): Promise<AuthorityView | Refusal> {
    return this.contacts.one(query);
  }

  @MessagePattern(ChangeAuthority.type)
  change(
    @Payload() command: ChangeAuthorityPayload,
    @Ctx() context: MessageContext,
  ): Promise<AuthorityView | Refusal> {
    return this.contacts.change(command, context);
  }

  @MessagePattern(ConfirmAuthority.type)
  confirm(
    @Payload() command: ReadAuthorityPayload,
    @Ctx() context: MessageContext,
  ): Promise<AuthorityView | Refusal> {
    return this.contacts.confirm(command, context);
  }

  @MessagePattern(SetAbsence.type)
  setAbsence(
    @Payload() command: SetAbsencePayload,
    @Ctx() context: MessageContext,
  ): Promise<AuthorityView | Refusal> {
    return this.contacts.setAbsence(command, context);
  }
}
