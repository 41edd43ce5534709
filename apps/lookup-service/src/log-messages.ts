export const LOG = {
  indexRenewed: {
    code: 'INDEX_RENEWED',
    sentence:
      'Records of the index were made anew under the newest key; older keys may be taken away',
  },
  renewalFailed: {
    code: 'INDEX_RENEWAL_FAILED',
    sentence: 'Making the index anew failed and will go on in a while',
  },
} as const;
