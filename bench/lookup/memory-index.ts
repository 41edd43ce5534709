import {
  Census,
  decide,
  type Identity,
  type IdentityDetails,
  type MatchDecision,
  questionKeys,
  readIdentity,
  recordKeys,
} from '@hub/matching';
import { KeyedRecords } from '../../tools/accuracy/keyed-records.js';
import type { Town } from './london.js';

type TownRecord = Town['records'][number];

/**
 * An index in memory that answers a list of questions known before: keys that none of them has are
 * left out.
 */
export class MemoryIndex {
  private readonly held: TownRecord[] = [];
  private readonly keyed = new KeyedRecords();
  private readonly census = new Census();
  private readonly wanted: ReadonlySet<string>;

  constructor(questions: readonly IdentityDetails[]) {
    this.wanted = new Set(questions.flatMap((details) => questionKeys(readIdentity(details))));
  }

  add(record: TownRecord): void {
    const identity = readIdentity(record.details);
    this.census.add(identity);
    this.keyed.add(
      this.held.length,
      recordKeys(identity).filter((key) => this.wanted.has(key)),
    );
    this.held.push(record);
  }

  /** @returns what was found or came near, by its reference */
  find(details: IdentityDetails): MatchDecision[] {
    const asked = readIdentity(details);
    const candidates = [...this.keyed.sharing(questionKeys(asked))].flatMap((place) => {
      const record = this.held[place];
      return record ? [{ id: record.reference, identity: this.read(record) }] : [];
    });
    return decide(asked, candidates, this.census);
  }

  private read({ details }: TownRecord): Identity {
    return readIdentity(details);
  }
}
