import { defineEvent, EXAMPLE } from '@hub/contracts';
import { SERVICE_CHANGES, type ServiceChangeKind } from '@hub/contracts/directory';
import { AuthorityCode, Id, OneOf, Texts } from '@hub/contracts/shape';

export class ServiceChangeNotice {
  @Id('The service') serviceId!: string;
  @AuthorityCode('The authority whose directory lists it') authority!: string;
  @OneOf(SERVICE_CHANGES, 'What happened') change!: ServiceChangeKind;
  @Texts(20, 40, 'What is different') fields!: string[];
}

export const ServiceChanged = defineEvent({
  type: 'service.changed.v1',
  owner: 'directory-service',
  summary: 'A service was closed, reopened, moved or changed in its feed.',
  personalData: 'none',
  audience: 'internal',
  subject: 'serviceId',
  payload: ServiceChangeNotice,
  examples: [
    {
      serviceId: EXAMPLE.serviceId,
      authority: EXAMPLE.southwark,
      change: 'moved',
      fields: ['places'],
    },
  ],
});
