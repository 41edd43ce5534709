import { AUTHORITY_CODES } from '@hub/contracts';
import { CORRECTED_FIELDS, CorrectionMade, type CorrectionView } from '@hub/contracts/protection';
import type { BackingServices } from '../../tools/backing-services/services.js';
import { CaseMaker } from '../../tools/demonstration/caseload/case-maker.js';
import { JournalClient } from '../../tools/demonstration/journal-client.js';
import type { Hub } from '../../tools/hub/hub.js';
import { Members } from '../../tools/people/members-view.js';
import { onHub } from '../on-hub.js';
import { type Percentiles, percentiles } from '../percentiles.js';
import { residentMegabytes } from '../usage.js';

const HOME = 'Lewisham';
const ROUNDS = 5;
/** Until the last of those who were told what was wrong has heard, in milliseconds. */
const WITHIN_MS = 2_000;
const CHILD = {
  givenName: 'Benchmark',
  familyName: 'Correction',
  dateOfBirth: '2015-05-06',
  postcode: 'WC2N 9ZZ',
};

/**
 * A correction of an episode of which all 33 authorities know: from the call by which a second
 * person approves it, until the case system of the last of the other 32 has the message.
 */
export async function measureCorrections(
  backing: BackingServices,
  folder: string,
  tell: (sentence: string) => void,
): Promise<object> {
  return onHub({ backing, folder, tell }, async (hub) => {
    const told = await tellAll(hub, tell);
    return {
      toldAuthorities: AUTHORITY_CODES.length - 1,
      approvalToLastCaseSystem: told,
      wantedWithinMilliseconds: WITHIN_MS,
      ratioToWanted: Math.round((told.p99 / WITHIN_MS) * 100) / 100,
      memoryMegabytes: residentMegabytes(process.pid),
    };
  });
}

async function tellAll(hub: Hub, tell: (sentence: string) => void): Promise<Percentiles> {
  const members = new Members(hub.credentials);
  const maker = new CaseMaker(members, HOME);
  const journal = new JournalClient(hub.simulatorUrl);
  const home = maker.code(HOME);
  const shared = hub.credentials.authorities.map(({ name }) => name).filter((one) => one !== HOME);
  const others = AUTHORITY_CODES.filter((code) => code !== home);
  const { id: episodeId } = await maker.start({ reference: 'BENCH', child: CHILD, shared });
  tell(`${String(ROUNDS * CORRECTED_FIELDS.length)} corrections, told to 32 authorities each.`);
  const milliseconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const field of CORRECTED_FIELDS) {
      const right = field === 'own_reference' ? { ownReference: `BENCH-${String(round)}` } : {};
      const wrong = { kind: 'wrong_fact', about: 'episode_fact', because: 'misheard' };
      const body = { episodeId, field, ...wrong, ...right };
      const { id } = (await maker.as(HOME).post<CorrectionView>('/v1/corrections', { body })).body;
      const began = Date.now();
      await maker.as(HOME, 'lead_caf_contact').post(`/v1/corrections/${id}/approval`, {});
      const received = await journal.until(CorrectionMade.type, id, others);
      const last = Math.max(...received.map(({ receivedAt }) => Date.parse(receivedAt)));
      milliseconds.push(last - began);
    }
  const figures = percentiles(milliseconds);
  tell(`The last of 32 after ${String(figures.p50)} ms (p50), ${String(figures.p99)} ms (p99).`);
  return figures;
}
