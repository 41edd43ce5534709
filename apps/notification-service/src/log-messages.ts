export const LOG = {
  deliveryDelayed: {
    code: 'NOTIFICATION_DELIVERY_DELAYED',
    sentence: 'A message could not be put into an authority’s queue; it is kept and tried again',
  },
} as const;
