export const LOG = {
  requestFailed: {
    code: 'GATEWAY_REQUEST_FAILED',
    sentence: 'A request ended in a fault of the hub',
  },
  memberMessageParked: {
    code: 'GATEWAY_MEMBER_MESSAGE_PARKED',
    sentence: 'A member’s message was parked and the member told why',
  },
  memberMessageGivenUp: {
    code: 'GATEWAY_MEMBER_MESSAGE_GIVEN_UP',
    sentence: 'A member’s message failed too often and was parked',
  },
  memberMessageUntold: {
    code: 'GATEWAY_MEMBER_MESSAGE_UNTOLD',
    sentence: 'A member could not be told what became of its message',
  },
  memberMessageDelayed: {
    code: 'GATEWAY_MEMBER_MESSAGE_DELAYED',
    sentence: 'A member’s message could not be handled and waits for another try',
  },
  identityFault: {
    code: 'GATEWAY_IDENTITY_FAULT',
    sentence: 'The identity provider reported a fault',
  },
} as const;
