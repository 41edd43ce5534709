import { randomBytes } from 'node:crypto';
import {
  Census,
  decide,
  type DecideBy,
  type Identity,
  questionKeys,
  readIdentity,
  recordKeys,
} from '@hub/matching';
import { Sealer } from '@hub/security';
import { KeyedIdentityTokens } from '../../apps/lookup-service/src/adapters/identity-tokens/keyed-identity-tokens.js';
import { KeyedRecords } from './keyed-records.js';
import type { Person } from './read-people.js';

export interface Settings {
  readonly identifiers: 'nhs' | 'opaque';
  /** Compares keys in clear and seals nothing, to see what encoding costs. */
  readonly clear: boolean;
  /**
   * `rules` as the hub decides about children; `odds` as sets ask that replace given names at will.
   */
  readonly by: DecideBy;
}

export interface Accuracy {
  readonly records: number;
  readonly questions: number;
  /** Questions whose child is in the index. */
  readonly present: number;
  readonly rightlyFound: number;
  /** Pairs of a question and a record of another child that were found. */
  readonly falseMatches: number;
  /** Pairs of a question and a record of its child that were not found. */
  readonly missed: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of the questions whose child is there that show it, found or possible. */
  readonly shown: number;
  /** Share of the pairs that share a key. */
  readonly blockingRecall: number;
  readonly candidatesPerQuestion: number;
  readonly millisecondsPerQuestion: number;
}

export interface Wrong {
  readonly question: number;
  readonly record: number | undefined;
  readonly what: 'missed' | 'missed, no key in common' | 'false match';
}

interface HeldRecord {
  readonly truth: string;
  /** Sealed, as the index keeps it. */
  readonly envelope: Buffer | string;
}

/** Links questions to an index as the hub does: normalise, encode, block, score, decide. */
export function link(
  index: readonly Person[],
  questions: readonly Person[],
  settings: Settings,
): { accuracy: Accuracy; wrong: Wrong[] } {
  const encoder = new Encoder(settings);
  const census = new Census();
  const held: HeldRecord[] = [];
  const keyed = new KeyedRecords();
  const byTruth = new Map<string, number[]>();
  for (const [place, { details, truth }] of index.entries()) {
    const identity = encoder.read(details);
    census.add(identity);
    held.push({ truth, envelope: encoder.seal(details) });
    keyed.add(place, encoder.keys(recordKeys(identity)));
    byTruth.set(truth, [...(byTruth.get(truth) ?? []), place]);
  }
  const wrong: Wrong[] = [];
  let [present, right, falseMatches, missed, shown, blocked, pairs, looked] = [
    0, 0, 0, 0, 0, 0, 0, 0,
  ];
  const began = performance.now();
  for (const [question, { details, truth }] of questions.entries()) {
    const asked = encoder.read(details);
    const places = keyed.sharing(encoder.keys(questionKeys(asked)));
    looked += places.size;
    const candidates = [...places].map((place) => ({
      id: String(place),
      identity: encoder.open(held[place]?.envelope),
    }));
    const matched = decide(asked, candidates, census, settings.by);
    const found = new Set(
      matched.filter(({ outcome }) => outcome === 'found').map(({ id }) => Number(id)),
    );
    const own = byTruth.get(truth) ?? [];
    present += own.length > 0 ? 1 : 0;
    pairs += own.length;
    shown += own.some((place) => matched.some(({ id }) => Number(id) === place)) ? 1 : 0;
    for (const place of own) {
      blocked += places.has(place) ? 1 : 0;
      if (found.has(place)) right += 1;
      else {
        missed += 1;
        wrong.push({
          question,
          record: place,
          what: places.has(place) ? 'missed' : 'missed, no key in common',
        });
      }
    }
    for (const place of found) {
      if (held[place]?.truth === truth) continue;
      falseMatches += 1;
      wrong.push({ question, record: place, what: 'false match' });
    }
  }
  const taken = performance.now() - began;
  const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  const [precision, recall] = [ratio(right, right + falseMatches), ratio(right, right + missed)];
  const accuracy = {
    records: index.length,
    questions: questions.length,
    present,
    rightlyFound: right,
    falseMatches,
    missed,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    shown: ratio(shown, present),
    blockingRecall: ratio(blocked, pairs),
    candidatesPerQuestion: ratio(looked, questions.length),
    millisecondsPerQuestion: ratio(taken, questions.length),
  };
  return { accuracy, wrong };
}

/** What the index does to details: keys under a secret, and a sealed envelope. */
class Encoder {
  private readonly tokens = new KeyedIdentityTokens({
    current: 1,
    keys: { 1: randomBytes(32).toString('base64') },
  });
  private readonly sealer = new Sealer({
    current: 1,
    keys: { 1: randomBytes(32).toString('base64') },
  });

  constructor(private readonly settings: Settings) {}

  read(details: Person['details']): Identity {
    return this.settings.identifiers === 'nhs'
      ? readIdentity(details)
      : readIdentity(
          details,
          (text) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '') || undefined,
        );
  }

  keys(texts: readonly string[]): readonly string[] {
    return this.settings.clear ? texts : texts.map((text) => String(this.tokens.tokenOf(text)));
  }

  seal(details: Person['details']): Buffer | string {
    const text = JSON.stringify(details);
    return this.settings.clear ? text : this.sealer.seal(text, 'accuracy');
  }

  open(envelope: Buffer | string | undefined): Identity {
    const text =
      typeof envelope === 'string'
        ? envelope
        : this.sealer.open(envelope ?? Buffer.alloc(0), 'accuracy').toString('utf8');
    return this.read(JSON.parse(text) as Person['details']);
  }
}
