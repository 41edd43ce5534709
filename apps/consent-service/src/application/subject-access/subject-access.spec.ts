import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import {
  GREENWICH,
  grantedConsent,
  LEWISHAM,
  SOUTHWARK,
  toldOutside,
} from '../../testing/examples.js';
import {
  ANNE,
  BEN,
  by,
  command,
  subjectAccessAtWork,
  sure,
} from '../../testing/subject-access-at-work.js';

describe('a family that asks what is on record', () => {
  it('is answered with everything: statements, who was told, documents in clear, lookups, the timeline', async () => {
    const { work, record, open } = await subjectAccessAtWork();
    await work.stores.consents.expectReceipts('c', 'granted', [GREENWICH]);
    const opened = await open();
    expect(opened).toMatchObject({
      state: 'to_redact',
      authority: LEWISHAM,
      askedOn: '2026-03-01',
      dueOn: '2026-04-01',
      items: 5,
      version: 1,
    });
    expect(opened).not.toHaveProperty('evidenceReference');
    const { items } = sure(await record.items({ subjectAccessId: opened.id }, by(BEN)));
    expect(items.map(({ section }) => section)).toEqual([
      'lookups',
      'statements',
      'sharing',
      'documents',
      'timeline',
    ]);
    expect(items[3]?.fields).toContainEqual({ name: 'words', value: 'of version 1' });
    expect(items[1]?.fields).toContainEqual({ name: 'What sharing is for', value: 'Plan support' });
    const [page, next] = [
      sure(await record.items({ subjectAccessId: opened.id, limit: 3 }, by(BEN))),
      sure(await record.items({ subjectAccessId: opened.id, limit: 3, cursor: '3' }, by(BEN))),
    ];
    expect([page.nextCursor, page.items.length, next.nextCursor, next.items.length]).toEqual([
      '3',
      3,
      undefined,
      2,
    ]);
    expect(await record.items({ subjectAccessId: opened.id, cursor: 'x' }, by(BEN))).toMatchObject({
      refused: 'invalid_request',
    });
  });

  it('shows who answers no content of another authority that it may not see, and says whom to ask', async () => {
    const { work, held, record, open } = await subjectAccessAtWork();
    const [document] = held.episode.documents;
    held.episode = {
      ...held.episode,
      documents: [{ ...document, authority: SOUTHWARK } as NonNullable<typeof document>],
    };
    const shown = async (): Promise<string> =>
      JSON.stringify(
        sure(await record.items({ subjectAccessId: (await open()).id }, by(BEN))).items,
      );
    // Lewisham recorded the consent: it covers what Southwark added.
    expect(await shown()).toContain('of version 1');
    await work.stores.consents.add({
      ...grantedConsent('r', {
        givenAt: '2026-03-01T11:00:00.000Z',
        recipients: { kind: 'listed', authorities: [LEWISHAM] },
        scope: ['content'],
      }),
      state: 'refused',
    } as never);
    const after = await shown();
    expect(after).not.toContain('of version 1');
    expect(after).toContain('Ask Southwark for it.');
  });

  it('is told which police or hospital heard of it without consent, and by whom', async () => {
    const { work, record, open } = await subjectAccessAtWork();
    await work.stores.overrides.add(toldOutside());
    const { items } = sure(await record.items({ subjectAccessId: (await open()).id }, by(BEN)));
    const item = items.find(({ id }) => id.startsWith('override-'));
    expect(item).toMatchObject({
      title: 'Police or a hospital were told without consent, in the public interest',
      authority: LEWISHAM,
    });
    expect(item?.fields.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['hospital', 'St Elsewhere', 'Duty nurse', 'by_telephone']),
    );
  });

  it('is told by name who did something, and nobody is named by id', async () => {
    const { work, held, record, open } = await subjectAccessAtWork();
    await work.stores.overrides.add(toldOutside({ personId: ANNE }));
    held.people[ANNE] = {
      ...{ id: ANNE, authority: LEWISHAM },
      contact: { name: 'Anne Bell', role: 'Health visitor', team: 'North' },
    };
    const { items } = sure(await record.items({ subjectAccessId: (await open()).id }, by(BEN)));
    expect(items.find(({ id }) => id.startsWith('override-'))?.fields[0]).toEqual({
      name: 'Who decided that',
      value: 'Anne Bell, Health visitor',
    });
    for (const { fields } of items)
      expect(JSON.stringify(fields)).not.toMatch(/personIds|[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it('is told nothing of since when the episode is hidden from some, nor where they are, and that it is not whole', async () => {
    const { work, held, record, open } = await subjectAccessAtWork();
    await work.stores.overrides.add(toldOutside({ madeAt: '2026-02-01T10:00:00.000Z' }));
    const later = { id: testId(8_803), madeAt: '2026-03-01T10:00:00.000Z' };
    await work.stores.overrides.add(toldOutside(later));
    const place = { id: testId(8_804), madeAt: '2026-02-02T10:00:00.000Z', madeBy: GREENWICH };
    await work.stores.overrides.add(toldOutside(place));
    held.episode = {
      ...held.episode,
      shieldedSince: '2026-03-01T00:00:00.000Z',
      whereabouts: [GREENWICH],
    };
    const { items } = sure(await record.items({ subjectAccessId: (await open()).id }, by(BEN)));
    const ids = items.map(({ id }) => id);
    expect(ids).toContain(`override-${toldOutside().id}`);
    expect(ids).not.toContain(`override-${later.id}`);
    const [note, ...others] = items;
    expect(note).toMatchObject({ id: 'left-out', section: 'episode' });
    expect(note).not.toHaveProperty('at');
    expect(others.every(({ at = '' }) => at !== '' && at < '2026-03-01T00:00:00.000Z')).toBe(true);
    for (const name of [GREENWICH, 'Greenwich', '2026-03-01'])
      expect(JSON.stringify(items)).not.toContain(name);
  });

  it('says so where there is more than fits', async () => {
    const { held, asking } = await subjectAccessAtWork();
    held.more = true;
    expect(await asking.execute(command, by(ANNE))).toEqual({ refused: 'record_too_large' });
  });
});
