import type { Identity } from '../identity/identity.js';
import { daysBetween, motherOf } from '../identity/unborn.js';
import type { Population } from '../scoring/population.js';
import { score } from '../scoring/score.js';
import { ANOTHER_FAMILY, guard } from './guard.js';
import {
  type HeldBack,
  isNear,
  isPlaceAgreeing,
  type Judgement,
  judgeOdds,
  POSSIBLE_BITS,
} from './judge.js';

/** Dates expected of one pregnancy: the first scan corrects by weeks what was reckoned before. */
const ONE_PREGNANCY_DAYS = 42;
/** Further apart than this are two. */
const TWO_PREGNANCIES_DAYS = 120;
/** So long before the date and after it a child is born. */
const BORN_BEFORE_DAYS = 120;
const BORN_AFTER_DAYS = 42;

export function isUnborn({ due }: Identity): boolean {
  return due !== undefined;
}

/**
 * Judges a record where it or the child asked for is not born yet: by the mother, as she would be
 * found herself, and by the date. A child who was born meanwhile is for a person to tell, whatever
 * agrees: it has no name in common with the unborn one.
 */
export function judgeUnborn(asked: Identity, held: Identity, population: Population): Judgement {
  const mothers = [motherOf(asked), motherOf(held)] as const;
  const time = compareTimes(asked, held);
  if (!mothers[0] || !mothers[1]) return byFamily(asked, held, population, time);
  const judgement = {
    ...guard(judgeOdds(mothers[0], mothers[1], population), mothers[0], mothers[1]),
    of: 'mother' as const,
  };
  if (time === 'same' || !isNear(judgement)) return judgement;
  return time === 'different' ? notNear(judgement) : heldBack(judgement, time);
}

type Time = 'same' | 'different' | Extract<HeldBack, 'dates_apart' | 'born_since'>;

function compareTimes(asked: Identity, held: Identity): Time {
  const [unborn, other] = asked.due ? [asked, held] : [held, asked];
  if (!unborn.due) return 'different';
  if (other.due) {
    const days = Math.abs(daysBetween(unborn.due, other.due) ?? TWO_PREGNANCIES_DAYS);
    if (days <= ONE_PREGNANCY_DAYS) return 'same';
    return days <= TWO_PREGNANCIES_DAYS ? 'dates_apart' : 'different';
  }
  const days = other.born && daysBetween(unborn.due, other.born);
  return days === undefined || (days >= -BORN_BEFORE_DAYS && days <= BORN_AFTER_DAYS)
    ? 'born_since'
    : 'different';
}

/** Of a child who was born the mother may not be known: then family, place and date may agree. */
function byFamily(asked: Identity, held: Identity, population: Population, time: Time): Judgement {
  const { bits, agreement } = score(asked, held, population);
  const { family } = agreement;
  const isOneFamily = family !== 'missing' && !ANOTHER_FAMILY.has(family);
  const judgement = { bits, agreement };
  return time === 'born_since' && isOneFamily && isPlaceAgreeing(agreement)
    ? heldBack(judgement, time)
    : notNear(judgement);
}

function heldBack(judgement: Judgement, reason: HeldBack): Judgement {
  const bits = Math.max(judgement.bits, POSSIBLE_BITS);
  return { ...judgement, bits, heldBack: judgement.heldBack ?? reason };
}

function notNear(judgement: Judgement): Judgement {
  return { ...judgement, bits: -Infinity };
}
