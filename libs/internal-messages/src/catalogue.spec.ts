import { findMemberMessage, memberMessages } from '@hub/contracts/catalogue';
import { describe, expect, it } from '@jest/globals';
import { type MessageDefinition, REFUSALS, SERVICES } from '@hub/contracts';
import { allRoutes } from '@hub/contracts/access';
import { describedFields, readShape } from '@hub/contracts/shape';
import { allMessages } from './catalogue.js';
import { takes } from './streams.js';
import { weightyTypes } from './weighty.js';

/**
 * Names that members see, and that therefore stay: contents, reports and the register come from
 * more than one service.
 */
const SHARED_WORDS = ['directory', 'release', 'report'];

describe('the message catalogue', () => {
  const messages = allMessages();

  it('holds the messages of every service', () => {
    expect(messages.length).toBeGreaterThan(40);
    const owners = new Set(messages.map((message) => message.owner));
    expect([...owners].sort()).toEqual(SERVICES.filter((service) => service !== 'gateway').sort());
  });

  it.each(messages.map((message) => [message.type, message] as const))(
    '%s accepts its examples and refuses its counter-examples',
    (_type, message) => {
      expect(message.examples.length).toBeGreaterThan(0);
      for (const example of message.examples)
        expect(readShape(message.payload, example, 'refuse')).toMatchObject({ ok: true });
      for (const [fault, example] of Object.entries(message.counterExamples)) {
        expect({ fault, ok: readShape(message.payload, example, 'refuse').ok }).toEqual({
          fault,
          ok: false,
        });
      }
    },
  );

  it('keeps apart what members may see and what passes between services alone', () => {
    const mayBeSeen = (message: MessageDefinition): boolean =>
      message.kind === 'event'
        ? message.audience === 'member'
        : message.http !== undefined || message.amqp === true;
    const internal = messages.filter(({ type }) => findMemberMessage(type) === undefined);
    expect(internal.length).toBeGreaterThan(20);
    expect(internal.filter(mayBeSeen).map(({ type }) => type)).toEqual([]);
    const unseen = memberMessages().filter((message) => !mayBeSeen(message));
    expect(unseen.map(({ type }) => type)).toEqual([]);
  });

  it('puts no personal data into facts', () => {
    const facts = messages.filter((message) => message.kind === 'event');
    expect(facts.filter((fact) => fact.personalData !== 'none').map((fact) => fact.type)).toEqual(
      [],
    );
  });

  it('answers nothing that could be taken for a refusal', () => {
    const taken = messages.filter(
      (message) =>
        message.kind !== 'event' &&
        describedFields(message.reply.prototype as object).some(({ key }) => key === 'refused'),
    );
    expect(taken.map(({ type }) => type)).toEqual([]);
  });

  it('names a subject for every fact that stands in its payload', () => {
    for (const message of messages) {
      if (message.kind !== 'event') continue;
      expect(Object.keys(message.examples[0] ?? {})).toContain(message.subject);
    }
  });

  it('calls weighty what tells of breaches, consents, corrections, merges, recalls, referrals, shields, splits, episodes and transfers, and nothing else', () => {
    const facts = messages.filter(({ kind }) => kind === 'event').map(({ type }) => type);
    expect(weightyTypes()).toEqual(
      facts.filter((type) =>
        /^(breach|consent|correction|merge|recall|referral|shield|split|episode|transfer)\./.test(
          type,
        ),
      ),
    );
  });

  it('gives each first word one owner', () => {
    const owners = new Map<string, Set<string>>();
    for (const { type, owner } of [...messages, ...allRoutes()]) {
      const [word = ''] = type.split('.');
      if (SHARED_WORDS.includes(word)) continue;
      owners.set(word, (owners.get(word) ?? new Set()).add(owner));
    }
    expect([...owners].filter(([, of]) => of.size > 1)).toEqual([]);
  });

  it('lets no service take in its own facts', () => {
    for (const message of messages)
      if (message.kind === 'event') expect(takes(message.owner, message)).toBe(false);
  });

  it('gives every refusal a next step', () => {
    for (const { next, status } of Object.values(REFUSALS)) {
      expect(next).toMatch(/\.$/);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });
});
