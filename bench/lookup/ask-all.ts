import type { IndexStage } from './index-stage.js';
import type { Question } from './london.js';

interface Kind {
  asked: number;
  found: number;
  shown: number;
  /** Found, but not the child asked for. */
  wrong: number;
}

/** Asks one question after another and counts what came of each kind. */
export async function askAll(
  questions: readonly Question[],
  stage: IndexStage,
): Promise<{ accuracy: object; milliseconds: number[] }> {
  const kinds: Record<string, Kind> = {};
  const origins: Record<string, Kind> = {};
  const milliseconds: number[] = [];
  for (const { details, reference, kind, origin } of questions) {
    const began = performance.now();
    const near = await stage.find(details);
    milliseconds.push(performance.now() - began);
    const found = near
      .filter((one) => one.outcome === 'found')
      .map(({ record }) => record.pointer.reference);
    const tallies = [
      (kinds[kind] ??= fresh()),
      ...(kind === 'indexed' ? [(origins[origin] ??= fresh())] : []),
    ];
    for (const tally of tallies) {
      tally.asked += 1;
      tally.found += reference !== undefined && found.includes(reference) ? 1 : 0;
      tally.shown += near.some(({ record }) => record.pointer.reference === reference) ? 1 : 0;
      tally.wrong += found.some((one) => one !== reference) ? 1 : 0;
    }
  }
  const { indexed = fresh(), ...absent } = kinds;
  return {
    milliseconds,
    accuracy: {
      precision: share(
        indexed.found,
        indexed.found + Object.values(kinds).reduce((sum, { wrong }) => sum + wrong, 0),
      ),
      recall: share(indexed.found, indexed.asked),
      rightChildShown: share(indexed.shown, indexed.asked),
      asked: indexed.asked,
      wrongChildFoundBesides: indexed.wrong,
      absent: Object.fromEntries(
        Object.entries(absent).map(([kind, { asked, wrong }]) => [kind, { asked, matched: wrong }]),
      ),
      recallByOrigin: Object.fromEntries(
        Object.entries(origins).map(([origin, { asked, found, shown }]) => [
          origin,
          { asked, recall: share(found, asked), shown: share(shown, asked) },
        ]),
      ),
    },
  };
}

function fresh(): Kind {
  return { asked: 0, found: 0, shown: 0, wrong: 0 };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 1e5) / 1e5;
}
