import { isRefusal, type Refusal } from '@hub/contracts';

/** An answer that is no refusal. */
export function expectDone<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer))
    throw new Error(
      `Refused: ${answer.refused} ${answer.detail ?? ''} ${JSON.stringify(answer.faults ?? [])}`,
    );
  return answer;
}
