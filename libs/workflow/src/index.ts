export { drawMachine } from './draw-machine.js';
export {
  isReadyFor,
  type Machine,
  outOfTurn,
  permits,
  possibleIn,
  readyFor,
  type StatesBefore,
  stepsOf,
  type Transition,
} from './machine.js';
export type { Timers } from './timers.js';
