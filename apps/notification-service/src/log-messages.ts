export const LOG = {
  deliveryDelayed: {
    code: 'NOTIFICATION_DELIVERY_DELAYED',
    sentence: 'A message could not be put into an authority’s queue; it is kept and tried again',
  },
  sweepDelayed: {
    code: 'NOTIFICATION_SWEEP_DELAYED',
    sentence: 'What waits to be sent could not be looked for; the next sweep does',
  },
  reportDelayed: {
    code: 'NOTIFICATION_REPORT_DELAYED',
    sentence: 'Deliveries that lie unconfirmed could not be reported; the next round does',
  },
  mailDelayed: {
    code: 'NOTIFICATION_MAIL_DELAYED',
    sentence:
      'The mail server took a reminder not yet; it is kept and tried again for twelve hours',
  },
} as const;
