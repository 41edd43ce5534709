// Stands in for `fast-check` in tests: the same cases in every run, and others where the long run
// gives a seed.
import fc from '../node_modules/fast-check/lib/fast-check.js';
import { effort } from './config.js';

const USUAL_RUNS = 100;
const LONG_RUNS = 2_000;

fc.configureGlobal({
  seed: effort.seed(42),
  numRuns: effort.isLong ? LONG_RUNS : USUAL_RUNS,
});

export default fc;
