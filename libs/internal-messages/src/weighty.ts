import { allMessages } from './catalogue.js';

/** The types of facts whose loss would harm a child or the family. */
export function weightyTypes(): string[] {
  return allMessages()
    .filter((message) => message.kind === 'event' && message.weighty)
    .map(({ type }) => type);
}
