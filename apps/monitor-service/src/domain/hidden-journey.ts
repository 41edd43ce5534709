import type { MessageDetail, MessageView } from '@hub/contracts/monitor';

/** Codes of authorities, beside the names of services. */
const AUTHORITY = /^E09/;

/**
 * A message about an episode that is hidden from somebody, as operations see it: that it goes, and
 * which services handle it; neither who caused it nor whom it reaches.
 */
export function withoutAuthorities(message: MessageView): MessageView {
  const { from: _from, to: _to, ...rest } = message;
  const handlings = message.handlings.filter(({ consumer }) => !AUTHORITY.test(consumer));
  return { ...rest, handlings };
}

/** The same with its steps: how many there are for authorities says how many it reaches. */
export function stepsWithoutAuthorities({ journal, ...message }: MessageDetail): MessageDetail {
  return {
    ...withoutAuthorities(message),
    journal: journal.filter(({ authority }) => authority === undefined),
  };
}
