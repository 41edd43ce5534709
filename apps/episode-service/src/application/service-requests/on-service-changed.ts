import { RequestedServiceChanged, type ServiceChangeNotice } from '@hub/contracts';
import { fact, type MessageContext } from '@hub/use-case';
import type { EpisodeWork } from '../ports.js';
import { progressOf } from './request-service.js';

/** Whoever asked for a service for a child, and who was asked, hears where that service is closed, moved or changed. */
export class OnServiceChanged {
  constructor(private readonly work: EpisodeWork) {}

  execute(
    { serviceId, change, fields }: ServiceChangeNotice,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async ({ serviceRequests }) => {
      const requests = await serviceRequests.openFor(serviceId);
      return requests.map((request) =>
        fact(RequestedServiceChanged, { ...progressOf(request), serviceId, change, fields }, [
          request.fromAuthority,
          request.toAuthority,
        ]),
      );
    });
  }
}
