import { type Refusal, refuse } from '@hub/contracts';
import type {
  CheckpointView,
  CosignPayload,
  RegisterWitnessPayload,
  WitnessView,
} from '@hub/contracts/ledger';
import type { Clock, MessageContext } from '@hub/use-case';
import { isSignedBy, readVerifier, type Verifier } from '@hub/evidence-ledger';
import { viewCheckpoint } from './read-ledger.js';
import type { LedgerWork } from './ports.js';

/** Lets members sign that they saw a checkpoint, so that the hub cannot show another one later. */
export class WitnessCheckpoint {
  constructor(
    private readonly work: LedgerWork,
    private readonly verifier: Verifier,
    private readonly clock: Clock,
  ) {}

  register(
    command: RegisterWitnessPayload,
    context: MessageContext,
  ): Promise<WitnessView | Refusal> {
    const { authority } = context.caller;
    const read = tryRead(command.verifier);
    if (read?.kind !== 'witness' || read.name !== authority)
      return Promise.resolve(refuse('witness_key_invalid'));
    return this.work.request(context, command, async ({ ledger }) => {
      await ledger.setWitness(authority, command.verifier);
      return { result: { authority, verifier: command.verifier }, facts: [] };
    });
  }

  cosign(command: CosignPayload, context: MessageContext): Promise<CheckpointView | Refusal> {
    const { size, line } = command;
    const { authority } = context.caller;
    return this.work.request(context, command, async ({ ledger }) => {
      const checkpoint = await ledger.checkpoint(size);
      if (!checkpoint) return refuse('not_found', 'There is no checkpoint of that size.');
      const witness = await ledger.witness(authority);
      if (witness === undefined)
        return refuse('witness_key_invalid', 'Register your witness key first.');
      if (!isSignedBy(`${checkpoint.note}${line}`, readVerifier(witness)))
        return refuse('cosignature_invalid');
      await ledger.addCosignature({ size, authority, line: line.trimEnd(), at: this.clock.now() });
      return { result: await viewCheckpoint(ledger, checkpoint, this.verifier), facts: [] };
    });
  }
}

function tryRead(text: string): Verifier | undefined {
  try {
    return readVerifier(text);
  } catch {
    return undefined;
  }
}
