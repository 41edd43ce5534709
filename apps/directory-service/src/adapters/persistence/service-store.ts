import type { EntityManager } from 'typeorm';
import type { FindServicesPayload, Place } from '@hub/contracts';
import type { ServiceStore } from '../../application/ports.js';
import type { DirectoryService } from '../../domain/service-access.js';
import { type ServiceRow, serviceTable } from './tables.js';

export class TypeormServiceStore implements ServiceStore {
  constructor(private readonly manager: EntityManager) {}

  async find({ need, age, authority }: FindServicesPayload, limit: number, after?: Place): Promise<DirectoryService[]> {
    const query = this.manager
      .createQueryBuilder(serviceTable, 's')
      .orderBy('s.lastModified', 'DESC')
      .addOrderBy('s.id', 'DESC')
      .limit(limit);
    if (need !== undefined) query.andWhere('s.need = :need', { need });
    if (age !== undefined) {
      query.andWhere('(s.minimumAge IS NULL OR s.minimumAge <= :age) AND (s.maximumAge IS NULL OR s.maximumAge >= :age)', { age });
    }
    if (authority !== undefined) {
      query.andWhere(`(s.access = 'universal' OR s.authority = :authority OR :authority = ANY(s.openTo))`, { authority });
    }
    if (after) query.andWhere('(s.lastModified, s.id) < (:at::timestamptz, :id::uuid)', after);
    return (await query.getMany()).map(toService);
  }
}

function toService(row: ServiceRow): DirectoryService {
  const { description, minimumAge, maximumAge, url, email, lastModified, ...same } = row;
  return {
    ...same,
    ...(description === null ? {} : { description }),
    ...(minimumAge === null ? {} : { minimumAge }),
    ...(maximumAge === null ? {} : { maximumAge }),
    ...(url === null ? {} : { url }),
    ...(email === null ? {} : { email }),
    lastModified: lastModified.toISOString(),
  };
}
