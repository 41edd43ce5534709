import { HubProblemError } from '@hub/borough-connector';

/** Status and code of the problem that a call is answered with. */
export async function refusalOf(call: Promise<unknown>): Promise<[number, string]> {
  const error = await call.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  if (!(error instanceof HubProblemError)) throw new Error('It was not refused');
  return [error.status, error.code];
}
