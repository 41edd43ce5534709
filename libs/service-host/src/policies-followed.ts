import type { PolicyVersion } from '@hub/internal-messages';
import type { Policies, PoliciesInForce } from '@hub/policy';
import type { Clock } from '@hub/use-case';
import type { PolicyFiles, StandardPolicies } from '@hub/policy';

/** A version, and from when on it decides. */
interface KnownVersion {
  readonly number: number;
  readonly from: number;
  /** Undefined where this release cannot read it. */
  readonly policies: Policies | undefined;
}

/**
 * The policies in force, as far as a service has heard. It decides by them until the instant up to
 * which it is certain that no other has taken effect, as with a lease (Gray and Cheriton, 1989).
 */
export class PoliciesFollowed implements PoliciesInForce {
  /** By version, the highest first. */
  private known: readonly KnownVersion[];
  private certainUntil = -Infinity;

  constructor(
    private readonly files: PolicyFiles,
    private readonly clock: Clock,
  ) {
    const { number, policies }: StandardPolicies = files.released;
    this.known = [{ number, from: -Infinity, policies }];
  }

  now(): Policies | undefined {
    const at = Date.parse(this.clock.now());
    if (at >= this.certainUntil) return undefined;
    return this.known.find(({ from }) => from <= at)?.policies;
  }

  /** Why this service is not ready; undefined where it is. */
  trouble(): string | undefined {
    const unread = this.known.find(({ policies }) => policies === undefined);
    if (unread) return `version ${String(unread.number)} of the policies cannot be read`;
    return this.now() ? undefined : 'which policies are in force is not known';
  }

  /** The latest version that was heard of. */
  get newest(): number {
    return this.known[0]?.number ?? 0;
  }

  /** Takes in what the owner of the policies told. */
  take(versions: readonly PolicyVersion[], certainUntil: string): void {
    const heard = versions
      .filter(({ version }) => this.known.every(({ number }) => number !== version))
      .map((one) => this.read(one));
    this.known = [...heard, ...this.known].sort((a, b) => b.number - a.number);
    this.certainUntil = Math.max(this.certainUntil, Date.parse(certainUntil));
    const inForce = this.known.findIndex(({ from }) => from <= Date.parse(this.clock.now()));
    this.known = this.known.slice(0, inForce + 1);
  }

  private read({ version: number, text, from }: PolicyVersion): KnownVersion {
    return { number, from: Date.parse(from), policies: this.tryToLoad(text) };
  }

  private tryToLoad(text: string): Policies | undefined {
    try {
      return this.files.load(text).policies;
    } catch {
      return undefined;
    }
  }
}
