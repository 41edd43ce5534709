import Sequencer from '@jest/test-sequencer';

/** Test files by name, so that the ones that kill processes (`survival`) come last. */
export default class AlphabeticalSequencer extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}
