export { isNhsNumber } from './nhs-number.js';
