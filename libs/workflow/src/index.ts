export { drawMachine } from './draw-machine.js';
export {
  isReadyFor,
  type Machine,
  move,
  outOfTurn,
  permits,
  possibleIn,
  readyFor,
  type StatesBefore,
  type Transition,
} from './machine.js';
export type { Timers } from './timers.js';
