import * as messages from '@hub/contracts/identity';
import { answer, type Handler } from '@hub/service-host';
import type { KeepContacts } from '../../application/contacts/keep-contacts.js';

/** The register of authorities and contacts. */
export function registerHandlers({ contacts }: { readonly contacts: KeepContacts }): Handler[] {
  return [
    answer(messages.ListAuthorities, () => contacts.all()),
    answer(messages.ReadAuthority, (query) => contacts.one(query)),
    answer(messages.ChangeAuthority, (command, context) => contacts.change(command, context)),
    answer(messages.ConfirmAuthority, (command, context) => contacts.confirm(command, context)),
    answer(messages.SetAbsence, (command, context) => contacts.setAbsence(command, context)),
  ];
}
