import { isRefusal } from '@hub/contracts';
import type { ProposeTransferPayload, TransferView } from '@hub/contracts/episode';
import type { MessageContext } from '@hub/use-case';
import { asked, CountingIds, FakeUnitOfWork, FixedClock } from '@hub/testing';
import type { SharingRecords } from '../application/ports.js';
import { MoveTransfer } from '../application/transfers/move-transfer.js';
import { ClosedLeads } from '../application/leading/closed-leads.js';
import { ClosedInTransfers } from '../application/transfers/closed-in-transfers.js';
import { ProposeTransfer } from '../application/transfers/propose-transfer.js';
import { ReleasePack } from '../application/transfers/release-pack.js';
import { WakeTransfer } from '../application/transfers/wake-transfer.js';
import { USUAL_TRANSFER_POLICY as policy } from '../domain/transfers/transfer-policy.js';
import {
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  knownConsent,
  LEWISHAM,
  organisations,
  people,
  person,
  SOUTHWARK,
  teachersOf,
  whoMay,
} from './examples.js';
import { inMemoryEpisodeStores } from './in-memory-stores.js';

const proposal = {
  episodeId: EPISODE,
  toAuthority: GREENWICH,
  reason: 'move',
  familyView: 'agrees',
} as const;
/** The Lead Professional. */
export const leading = (expectedVersion?: number) =>
  asked(LEWISHAM, {
    personId: person(1),
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });
/** The lead CAF contact of Greenwich. */
export const lead = (expectedVersion: number) =>
  asked(GREENWICH, { personId: person(9), roles: ['lead_caf_contact'], expectedVersion });
const nominee = (expectedVersion: number) =>
  asked(GREENWICH, { personId: person(2), expectedVersion });

/** A transfer from Lewisham to Greenwich that is proposed, and the use cases that move it. */
export async function transferAtWork() {
  const clock = new FixedClock();
  const ids = new CountingIds();
  const work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
  await work.stores.episodes.add(episode({ state: 'active' }));
  await work.stores.consents.remember(knownConsent());
  const records: SharingRecords = {
    release: () =>
      Promise.resolve(
        stand.permitted
          ? { consents: [], sharingRegister: [] }
          : { refused: 'sharing_denied' as const },
      ),
  };
  /** Those who work for the school that these tests know. */
  const teachers = new Set<string>();
  const closedLeads = new ClosedLeads(work, teachersOf(teachers), organisations);
  const closedInTransfers = new ClosedInTransfers(work, closedLeads);
  const ask = (change: Partial<ProposeTransferPayload> = {}, context: MessageContext = leading()) =>
    new ProposeTransfer(
      work,
      {
        register: {
          ...consentRegister,
          mayJoin: (_e, authority) => Promise.resolve(authority !== SOUTHWARK),
        },
        closedLeads,
      },
      ids,
      policy,
      whoMay,
    ).execute({ ...proposal, ...change }, context);
  const propose = async (change: Partial<ProposeTransferPayload> = {}): Promise<TransferView> => {
    const proposed = await ask(change);
    if (isRefusal(proposed)) throw new Error(proposed.refused);
    return proposed;
  };
  /** The transfer that steps are taken in, and whether consent permits its pack. */
  const stand = { transferId: (await propose()).id, permitted: true };
  const move = () => new MoveTransfer(work, { people, closed: closedInTransfers }, policy, whoMay);
  const nominate = (version = 1, personId = person(2)) =>
    move().nominate({ transferId: stand.transferId, personId }, lead(version));
  const accept = (version = 2) => move().accept({ transferId: stand.transferId }, nominee(version));
  const pack = (by = nominee(0)) =>
    new ReleasePack(work, records, whoMay).execute({ transferId: stand.transferId }, by);
  const receive = async (version = 3) => {
    const given = await pack();
    return move().receivePack(
      { transferId: stand.transferId, digest: isRefusal(given) ? 'x'.repeat(64) : given.digest },
      nominee(version),
    );
  };
  const wake = (id = stand.transferId) =>
    new WakeTransfer(work, ids, policy, closedInTransfers).execute(id);
  const now = () => work.stores.episodes.find(EPISODE);
  const transfer = (id = stand.transferId) => work.stores.transfers.find(id);
  const days = (count: number) => {
    clock.advance(count * 86_400_000);
  };
  return {
    work,
    clock,
    ids,
    closedInTransfers,
    teachers,
    stand,
    ask,
    propose,
    move,
    nominate,
    accept,
    pack,
    receive,
    wake,
    now,
    transfer,
    days,
  };
}
