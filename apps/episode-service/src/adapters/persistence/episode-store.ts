import { type EntityManager, In, IsNull, Not } from 'typeorm';
import type { EpisodeStepTaken } from '@hub/contracts/episode';
import { toDate } from '@hub/persistence';
import type { EpisodeListing, EpisodeStore } from '../../application/ports.js';
import type { EpisodeChoice } from '../../domain/episode-choice.js';
import {
  counterpartsOf,
  type Episode,
  type FoldedEpisode,
  type TeamMember,
} from '../../domain/episode.js';
import type { LeftMember } from '../../domain/team/leaving.js';
import type { LastStep, Standing } from '../../domain/step-undoing.js';
import { chosenInOrder, countChosen } from './chosen-episodes.js';
import { toEpisode, toRow, toStep, toTerm } from './episode-rows.js';
import { episodeStepTable } from './life-tables.js';
import { type EpisodeRow, episodeTable, leadTermTable, teamMemberTable } from './tables.js';

export class TypeormEpisodeStore implements EpisodeStore {
  constructor(private readonly manager: EntityManager) {}

  async add(episode: Episode): Promise<void> {
    await this.manager.insert(episodeTable, toRow(episode));
    await this.manager.insert(leadTermTable, toTerm(episode));
    await this.noteCounterparts(episode);
  }

  async find(id: string): Promise<Episode | undefined> {
    const row = await this.manager.findOneBy(episodeTable, { id });
    return row ? (await this.complete([row]))[0] : undefined;
  }

  async findAll(ids: readonly string[]): Promise<Episode[]> {
    if (ids.length === 0) return [];
    return this.complete(await this.manager.findBy(episodeTable, { id: In([...ids]) }));
  }

  async lock(id: string): Promise<Episode | undefined> {
    const row = await this.manager.findOne(episodeTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? (await this.complete([row]))[0] : undefined;
  }

  async list({ choice, ...page }: EpisodeListing): Promise<Episode[]> {
    const ids = await chosenInOrder(this.manager, choice, page);
    const found = new Map((await this.findAll(ids)).map((episode) => [episode.id, episode]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async foldedInto(keptId: string): Promise<FoldedEpisode[]> {
    const rows = await this.manager
      .createQueryBuilder(episodeTable, 'e')
      .where(`e.folded ->> 'into' = :keptId`, { keptId })
      .orderBy(`e.folded ->> 'at'`)
      .addOrderBy('e.id')
      .getMany();
    return (await this.complete(rows)).filter((one) => one.state === 'folded');
  }

  count(choice: EpisodeChoice): Promise<number> {
    return countChosen(this.manager, choice);
  }

  async save(episode: Episode): Promise<void> {
    const { id, shield: _shield, remindedOf: _of, peopleTold: _told, ...columns } = toRow(episode);
    await this.manager.update(episodeTable, { id }, columns);
  }

  async saveShield(episode: Episode): Promise<void> {
    const { id, shield = null, version } = episode;
    await this.manager.update(episodeTable, { id }, { shield, version });
    await this.noteCounterparts(episode);
  }

  async addStep(episode: Episode, taken: EpisodeStepTaken, before: Standing): Promise<void> {
    await this.save(episode);
    if (taken.step === 'change_home') await this.noteCounterparts(episode);
    await this.manager.insert(episodeStepTable, {
      ...taken,
      episodeId: episode.id,
      at: new Date(taken.at),
      personId: taken.personId ?? null,
      level: taken.level ?? null,
      closingReason: taken.closingReason ?? null,
      descriptors: taken.descriptors ?? null,
      outOfBorough: taken.outOfBorough ?? null,
      nextReviewOn: episode.nextReviewOn ?? null,
      wasDueOn: before.nextReviewOn ?? null,
      before,
      undoneAt: null,
      undoneBecause: null,
    });
  }

  async lastStep(episodeId: string): Promise<LastStep | undefined> {
    const row = await this.manager.findOne(episodeStepTable, {
      where: { episodeId },
      order: { version: 'DESC' },
    });
    return row
      ? { taken: toStep(row), ...(row.before === null ? {} : { before: row.before }) }
      : undefined;
  }

  async undoStep(episode: Episode, undone: EpisodeStepTaken): Promise<void> {
    const { version, undoneAt, undoneBecause } = undone;
    await this.save(episode);
    await this.manager.update(
      episodeStepTable,
      { episodeId: episode.id, version },
      { undoneAt: toDate(undoneAt), undoneBecause: undoneBecause ?? null },
    );
  }

  async hidden(): Promise<string[]> {
    const rows = await this.manager.find(episodeTable, {
      select: { id: true },
      where: { shield: Not(IsNull()) },
    });
    return rows.map(({ id }) => id);
  }

  async lookupsInUse(lookups: readonly string[]): Promise<string[]> {
    const rows = await this.manager.query<{ lookup_id: string }[]>(
      'SELECT DISTINCT lookup_id FROM episode WHERE lookup_id = ANY($1::uuid[])',
      [lookups],
    );
    return rows.map((row) => row.lookup_id);
  }

  async lockLookup(lookupId: string): Promise<void> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [lookupId]);
  }

  /** No start takes as long as a day: what lapsed before is forgotten. */
  async lapse(claimId: string): Promise<void> {
    await this.manager.query("DELETE FROM lapsed_claim WHERE at < now() - interval '1 day'");
    await this.manager.query(
      'INSERT INTO lapsed_claim (claim_id) VALUES ($1) ON CONFLICT DO NOTHING',
      [claimId],
    );
  }

  async hasLapsed(claimId: string): Promise<boolean> {
    const rows = await this.manager.query<object[]>(
      'SELECT 1 FROM lapsed_claim WHERE claim_id = $1',
      [claimId],
    );
    return rows.length > 0;
  }

  async steps(episodeId: string): Promise<EpisodeStepTaken[]> {
    const rows = await this.manager.find(episodeStepTable, {
      where: { episodeId },
      order: { version: 'ASC' },
    });
    return rows.map(toStep);
  }

  async takeDueForReview(until: string, limit: number): Promise<Episode[]> {
    const rows = await this.manager
      .createQueryBuilder(episodeTable, 'e')
      .where(
        `e.state IN ('active', 'in_review', 'transferring') AND e.nextReviewOn <= :until
           AND e.remindedOf IS DISTINCT FROM e.nextReviewOn`,
        { until },
      )
      .orderBy('e.nextReviewOn')
      .addOrderBy('e.id')
      .limit(limit)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    return this.complete(rows);
  }

  async takePeopleUntold(limit: number): Promise<Episode[]> {
    const rows = await this.manager
      .createQueryBuilder(episodeTable, 'e')
      .where('NOT e.peopleTold')
      .orderBy('e.id')
      .limit(limit)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    if (rows.length === 0) return [];
    const found = await this.complete(rows);
    await this.manager.update(
      episodeTable,
      { id: In(found.map(({ id }) => id)) },
      { peopleTold: true },
    );
    return found;
  }

  async noteReminder(episodeId: string, reviewOn: string): Promise<void> {
    await this.manager.update(episodeTable, { id: episodeId }, { remindedOf: reviewOn });
  }

  async addTeamMember(episode: Episode, member: TeamMember): Promise<void> {
    const joinedAt = toDate(member.joinedAt);
    await this.manager.insert(teamMemberTable, { ...member, joinedAt, episodeId: episode.id });
    await this.noteCounterparts(episode);
    await this.save(episode);
  }

  async confirmTeamMember(episode: Episode, memberId: string): Promise<void> {
    await this.manager.update(teamMemberTable, { id: memberId }, { confirmed: true });
    await this.save(episode);
  }

  async endTeamMember(episode: Episode, { id, leftOn, leftBecause }: LeftMember): Promise<void> {
    await this.manager.update(teamMemberTable, { id }, { leftOn, leftBecause });
    await this.noteCounterparts(episode);
    await this.save(episode);
  }

  async saveCoordinator(episode: Episode): Promise<void> {
    await this.noteCounterparts(episode);
    await this.save(episode);
  }

  async removeTeamMembers(episode: Episode, memberIds: readonly string[]): Promise<void> {
    await this.manager.delete(teamMemberTable, { id: In([...memberIds]), episodeId: episode.id });
    await this.noteCounterparts(episode);
    await this.save(episode);
  }

  async switchLead(episode: Episode): Promise<void> {
    const last = { episodeId: episode.id, term: episode.lead.term - 1, endedAt: IsNull() };
    const { affected } = await this.manager.update(leadTermTable, last, {
      endedAt: new Date(episode.lead.since),
    });
    // The fence: whoever decided under an older term writes nothing.
    if (affected !== 1) throw new Error('That term of the Lead Professional has ended');
    await this.manager.insert(leadTermTable, toTerm(episode));
    await this.noteCounterparts(episode);
    await this.save(episode);
  }

  private async noteCounterparts(episode: Episode): Promise<void> {
    await this.manager.query('DELETE FROM counterpart WHERE episode_id = $1', [episode.id]);
    await this.manager.query(
      'INSERT INTO counterpart (episode_id, authority) SELECT $1, unnest($2::text[])',
      [episode.id, counterpartsOf(episode)],
    );
  }

  private async complete(rows: EpisodeRow[]): Promise<Episode[]> {
    if (rows.length === 0) return [];
    const episodeId = In(rows.map((row) => row.id));
    const terms = await this.manager.find(leadTermTable, {
      where: { episodeId, endedAt: IsNull() },
    });
    const members = await this.manager.find(teamMemberTable, {
      where: { episodeId, leftOn: IsNull() },
      order: { id: 'ASC' },
    });
    return rows.map((row) => {
      const term = terms.find((one) => one.episodeId === row.id);
      if (!term) throw new Error('An episode has no Lead Professional');
      return toEpisode(
        row,
        term,
        members.filter((member) => member.episodeId === row.id),
      );
    });
  }
}
