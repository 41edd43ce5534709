import './messages.js';
export { allMessages, findMessage } from '@hub/contracts';
