import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renewalMail } from './renewal-notice.js';

const SAID =
  /^The second step of your sign-in was renewed on \d{1,2} [A-Z][a-z]+ \d{4}[.] If you did not ask for this, ring your manager and the lead CAF contact of your borough now[.]\n$/;

it('says the day in London and whom to ring, and nothing of who or where', () => {
  const times = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2099-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(fc.uuid(), times, (personId, time) => {
      const notice = { kind: 'renewed' as const, personId, authority: 'E09000023' };
      const mail = renewalMail({ ...notice, at: time.toISOString() }, 'https://hub.example/');
      expect(mail.text).toMatch(SAID);
      expect(`${mail.subject} ${mail.text}`).not.toMatch(/E09|[0-9a-f]{8}-/);
    }),
  );
  const late = { kind: 'renewed' as const, personId: 'a', authority: 'b' };
  const { text } = renewalMail({ ...late, at: '2026-06-30T23:30:00.000Z' }, 'https://hub.example/');
  expect(text).toContain('on 1 July 2026.');
});
