import type { IdentityDetails } from '@hub/matching';
import type { Random } from '@hub/seeded-random';

/**
 * Two records of which it is known whether they are one child's, two children's of one household,
 * or strangers'.
 */
export interface LabelledPair {
  readonly label: 'same' | 'household' | 'stranger';
  readonly one: IdentityDetails;
  readonly other: IdentityDetails;
}

/** Names as they come up among people, each as often as it does. */
export interface NameLists {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Short forms of a given name. */
  shortForms(name: string): readonly string[];
}

/**
 * How often records of one child differ, by field. Assumptions, of the size that audits of
 * children's records report (about one address in six is out of date; a few in a hundred names and
 * one in fifty dates of birth have a slip).
 */
const ERRORS = {
  moved: 0.16,
  postcodeSlip: 0.02,
  postcodeMissing: 0.03,
  houseMissing: 0.05,
  streetSlip: 0.05,
  townElse: 0.05,
  townSlip: 0.03,
  townMissing: 0.08,
  shortForm: 0.05,
  givenSlip: 0.04,
  givenGarbled: 0.01,
  secondName: 0.03,
  givenElse: 0.006,
  givenMissing: 0.01,
  familyElse: 0.025,
  familySlip: 0.035,
  familyGarbled: 0.01,
  doubleName: 0.03,
  exchanged: 0.01,
  dateSlip: 0.02,
  dateDay: 0.006,
  dateSwapped: 0.006,
  dateGuessed: 0.004,
  dateElse: 0.004,
  dateMissing: 0.01,
  numberMissing: 0.3,
  numberSlip: 0.01,
  numberElse: 0.01,
} as const;
const TWINS = 0.016;
const TOWNS = 120;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const STREET_KINDS = ['road', 'street', 'avenue', 'close', 'gardens', 'lane'];

interface Child {
  readonly given: string;
  readonly second: string;
  readonly family: string;
  readonly born: Date;
  readonly number: string;
  readonly address: Home;
}

interface Home {
  readonly postcode: string;
  readonly house: string;
  readonly street: string;
  readonly town: string;
}

/**
 * Makes households of children and pairs of their records, for learning weights. Apart from every
 * test's generator.
 */
export class PairMaker {
  private readonly streets: readonly string[];
  private readonly towns: readonly string[];

  constructor(
    private readonly random: Random,
    private readonly names: NameLists,
  ) {
    this.towns = Array.from({ length: TOWNS }, () => random.pick(names.family));
    this.streets = Array.from(
      { length: 4_000 },
      () => `${random.pick(names.family)} ${random.pick(STREET_KINDS)}`,
    );
  }

  household(): { pairs: LabelledPair[]; records: IdentityDetails[] } {
    const family = this.random.pick(this.names.family);
    const home = this.home();
    const first = this.child(this.random.pick(this.names.given), family, home, this.day());
    const children = [first];
    for (let more = this.random.between(0, 3) - 1; more > 0; more -= 1) {
      const twin = this.random.next() < TWINS * 2;
      const name = this.random.next() < 0.12 ? this.random.pick(this.names.family) : family;
      const given = this.random.pick(this.names.given);
      // Brothers and sisters do not share a given name.
      if (!children.some((child) => child.given === given))
        children.push(this.child(given, name, home, twin ? first.born : this.after(first.born)));
    }
    const records = children.map((child) => this.record(child));
    const pairs: LabelledPair[] = children.map((child, place) => ({
      label: 'same',
      one: records[place] ?? {},
      other: this.record(child),
    }));
    for (let place = 1; place < records.length; place += 1)
      pairs.push({ label: 'household', one: records[0] ?? {}, other: records[place] ?? {} });
    return { pairs, records };
  }

  private child(given: string, family: string, address: Home, born: Date): Child {
    return {
      given,
      second: this.random.pick(this.names.given),
      family,
      born,
      number: this.anyNumber(),
      address,
    };
  }

  private record({ given, second, family, born, number, address }: Child): IdentityDetails {
    // Either of two records may be the one that differs.
    const happens = (what: keyof typeof ERRORS): boolean => this.random.next() < ERRORS[what] / 2;
    let first = given;
    const shorts = this.names.shortForms(given);
    if (happens('shortForm') && shorts.length > 0) first = this.random.pick(shorts);
    if (happens('givenSlip')) first = this.slip(first);
    if (happens('givenGarbled')) first = this.slip(this.slip(first));
    if (happens('secondName')) first = this.random.next() < 0.7 ? `${first} ${second}` : second;
    if (happens('givenElse')) first = this.random.pick(this.names.given);
    let last = family;
    if (happens('familySlip')) last = this.slip(last);
    if (happens('familyGarbled')) last = this.slip(this.slip(last));
    if (happens('doubleName')) last = `${last}-${this.random.pick(this.names.family)}`;
    if (happens('familyElse')) last = this.random.pick(this.names.family);
    if (happens('exchanged')) [first, last] = [last, first];
    const home = happens('moved') ? this.home() : address;
    return {
      ...(happens('givenMissing') ? {} : { givenName: first }),
      familyName: last,
      ...(happens('dateMissing') ? {} : { dateOfBirth: this.date(born, happens) }),
      ...(happens('postcodeMissing')
        ? {}
        : { postcode: happens('postcodeSlip') ? this.slip(home.postcode) : home.postcode }),
      address:
        `${happens('houseMissing') ? '' : home.house} ${happens('streetSlip') ? this.slip(home.street) : home.street}`.trim(),
      ...(happens('townMissing')
        ? {}
        : {
            town: happens('townElse')
              ? this.town()
              : happens('townSlip')
                ? this.slip(home.town)
                : home.town,
          }),
      ...(happens('numberMissing') ? {} : { nhsNumber: this.number(number, happens) }),
    };
  }

  private number(number: string, happens: (what: keyof typeof ERRORS) => boolean): string {
    if (happens('numberElse')) return this.anyNumber();
    return happens('numberSlip') ? this.slipDigit(number) : number;
  }

  private anyNumber(): string {
    return String(this.random.between(0, 999_999_999)).padStart(9, '0');
  }

  private date(born: Date, happens: (what: keyof typeof ERRORS) => boolean): string {
    const [year = '', month = '', day = ''] = born.toISOString().slice(0, 10).split('-');
    if (happens('dateSwapped') && Number(day) <= 12) return `${year}-${day}-${month}`;
    if (happens('dateDay'))
      return `${year}-${month}-${String(this.random.between(1, 28)).padStart(2, '0')}`;
    if (happens('dateGuessed')) return `${year}-01-01`;
    if (happens('dateElse')) return this.day().toISOString().slice(0, 10);
    return happens('dateSlip')
      ? this.slipDigit(`${year}${month}${day}`)
      : `${year}-${month}-${day}`;
  }

  private day(): Date {
    return new Date(Date.UTC(2008, 0, 1) + this.random.between(0, 18 * 365) * 86_400_000);
  }

  private after(born: Date): Date {
    return new Date(born.getTime() + this.random.between(330, 2_200) * 86_400_000);
  }

  private home(): Home {
    const place = this.random.between(0, TOWNS - 1);
    const letter = (): string => LETTERS[this.random.between(0, 25)] ?? 'a';
    return {
      postcode: `${['n', 'e', 'se', 'sw', 'w', 'nw'][place % 6] ?? 'n'}${String(1 + (place % 20))} ${String(this.random.between(1, 9))}${letter()}${letter()}`,
      house: String(Math.ceil(this.random.between(1, 150) * this.random.next())),
      street: this.random.pick(this.streets),
      town: this.towns[place] ?? '',
    };
  }

  private town(): string {
    return this.random.pick(this.towns);
  }

  /** A letter left out, doubled, replaced, or swapped with its neighbour. */
  private slip(text: string): string {
    if (text.length < 3) return text;
    const place = this.random.between(1, text.length - 2);
    const [before, letter, after] = [
      text.slice(0, place),
      text[place] ?? '',
      text.slice(place + 1),
    ];
    const kind = this.random.between(0, 3);
    if (kind === 0) return before + after;
    if (kind === 1) return before + letter + letter + after;
    if (kind === 2) return before + (LETTERS[this.random.between(0, 25)] ?? '') + after;
    return before + (after[0] ?? '') + letter + after.slice(1);
  }

  private slipDigit(digits: string): string {
    const place = this.random.between(0, digits.length - 1);
    return digits.slice(0, place) + String(this.random.between(0, 9)) + digits.slice(place + 1);
  }
}
