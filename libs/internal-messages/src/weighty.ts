/** Types of messages whose loss would harm a child or its family, as a regular expression that PostgreSQL reads as well. */
export const WEIGHTY_TYPES = '^(consent|recall|episode|transfer)[.]';
