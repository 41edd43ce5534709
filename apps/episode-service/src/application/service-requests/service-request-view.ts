import type { ServiceRequestView } from '@hub/contracts/provision';
import type { ServiceRequest } from '../../domain/service-requests/service-request.js';

/** All of it is for both sides to see. */
export function viewServiceRequest(request: ServiceRequest): ServiceRequestView {
  return { ...request };
}
