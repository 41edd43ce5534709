import { isEmail, isPhoneNumber } from 'class-validator';
import type { ContactChecks } from '../domain/contacts/team.js';

/** Telephones as they are dialled in the United Kingdom, or with their country. */
export const contactChecks: ContactChecks = {
  isPhone: (text) => isPhoneNumber(text, 'GB'),
  isEmail: (text) => isEmail(text),
};
