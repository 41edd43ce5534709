export const LOG = {
  requestFailed: {
    code: 'GATEWAY_REQUEST_FAILED',
    sentence: 'A request ended in a fault of the hub',
  },
  memberMessageParked: {
    code: 'GATEWAY_MEMBER_MESSAGE_PARKED',
    sentence: 'A member’s message was parked and the member told why',
  },
  memberMessageDelayed: {
    code: 'GATEWAY_MEMBER_MESSAGE_DELAYED',
    sentence: 'A service does not answer; a member’s message waits',
  },
  identityFault: {
    code: 'GATEWAY_IDENTITY_FAULT',
    sentence: 'The identity provider reported a fault',
  },
} as const;
