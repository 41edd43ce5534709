import type { MessageContext } from '@hub/use-case';
import type { Sealer } from '@hub/security';

const BINDING = 'context';

/**
 * Who asks, for the few bulk streams that go over HTTP from the gateway to a service instead of
 * over the broker.
 */
export class SealedContext {
  /** Name of the header it travels in. */
  static readonly header = 'hub-context';

  constructor(private readonly sealer: Sealer) {}

  seal(context: MessageContext): string {
    return this.sealer.seal(JSON.stringify(context), BINDING).toString('base64');
  }

  /** The context; undefined where it was not sealed by a service of the hub. */
  open(text: string | undefined): MessageContext | undefined {
    if (text === undefined) return undefined;
    try {
      return JSON.parse(
        this.sealer.open(Buffer.from(text, 'base64'), BINDING).toString('utf8'),
      ) as MessageContext;
    } catch {
      return undefined;
    }
  }
}
