import type { MessageView } from '@hub/contracts/monitor';

/**
 * A message as one authority may see it: that it caused it or was sent it, and what itself made of
 * it; undefined where neither.
 */
export function journeyOf(message: MessageView, authority: string): MessageView | undefined {
  const { to = [], from, trace: _trace, ...view } = message;
  if (from !== authority && !to.includes(authority)) return undefined;
  return {
    ...view,
    ...(from === authority ? { from } : {}),
    ...(to.includes(authority) ? { to: [authority] } : {}),
    handlings: message.handlings.filter(({ consumer }) => consumer === authority),
  };
}
