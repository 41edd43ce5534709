export { Random } from './seeded-random.js';
