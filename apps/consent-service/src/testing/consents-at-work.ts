import { readPolicies } from '@hub/service-host';
import { asked } from '@hub/testing';
import { RecordConsent } from '../application/consents/record-consent.js';
import { WithdrawConsent } from '../application/consents/withdraw-consent.js';
import type { AskedLookups, ConsentTools, ConsentWork } from '../application/ports.js';
import { LEWISHAM } from './examples.js';

const POLICIES = readPolicies();

/** Nobody’s lookup. */
const NONE: AskedLookups = {
  isOf: () => Promise.resolve(false),
  ageOn: () => Promise.resolve(undefined),
};

export const recordingOn = (work: ConsentWork, tools: ConsentTools, lookups = NONE) =>
  new RecordConsent(work, tools, POLICIES, lookups);

export const withdrawingOn = (work: ConsentWork, tools: ConsentTools) =>
  new WithdrawConsent(work, tools, POLICIES);

/** A lead CAF contact: they work with every child of their authority. */
export const contactOf = (authority = LEWISHAM) =>
  asked(authority, { roles: ['lead_caf_contact'] });
