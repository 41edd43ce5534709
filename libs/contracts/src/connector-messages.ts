/**
 * Types of the messages that the borough connector itself reads and writes: it needs their names,
 * and no shapes.
 */
export const CONNECTOR_MESSAGES = {
  confirmReceipt: 'delivery.confirm.v1',
  lookupEnquiryAsked: 'lookup_enquiry.asked.v1',
  socialCareAsked: 'social_care.asked.v1',
} as const;
