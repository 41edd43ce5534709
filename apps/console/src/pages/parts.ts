/** What is known of something, with its name. */
export interface Fact {
  readonly key: string;
  readonly value: string;
}

export interface Link {
  readonly text: string;
  readonly href: string;
}

/** In which state something is: the word, and the colour that stands beside it. */
export interface Tag {
  readonly text: string;
  readonly colour: string;
}

/** Something without a page of its own, as a list shows it. */
export interface Card {
  readonly heading: string;
  readonly tag?: Tag;
  readonly facts: readonly Fact[];
}

/** One with which something can be done. */
export interface LinkedCard extends Card {
  readonly links: readonly Link[];
}

/** Something with a page of its own, as a list shows it. */
export interface Row extends Link {
  readonly about: string;
  /** Nothing where its state need not be told. */
  readonly tag?: Tag | undefined;
}

/** A fact, where it is known; to be put with others. */
export function known(key: string, value: string | undefined): Fact[] {
  return value === undefined ? [] : [{ key, value }];
}
