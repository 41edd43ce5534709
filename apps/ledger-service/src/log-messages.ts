export const LOG = {
  notWhole: {
    code: 'LEDGER_NOT_WHOLE',
    sentence:
      'The ledger does not go on from what was signed; no evidence is taken in, and it waits in its queue',
  },
  wholeAgain: {
    code: 'LEDGER_WHOLE_AGAIN',
    sentence: 'The ledger goes on from what was signed again; evidence is taken in',
  },
} as const;
