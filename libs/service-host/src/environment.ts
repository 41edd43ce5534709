type Variables = Readonly<Record<string, string | undefined>>;

/** Reads settings one by one and keeps their faults, so that all of them are named at once. */
export class Environment {
  readonly faults: string[] = [];

  constructor(private readonly variables: Variables) {}

  /** What must be said. */
  text(name: string): string {
    const value = this.said(name);
    if (value !== undefined) return value;
    this.faults.push(`The environment variable ${name} is missing.`);
    return '';
  }

  textOr(name: string, byDefault: string): string {
    return this.said(name) ?? byDefault;
  }

  optional(name: string): string | undefined {
    return this.said(name);
  }

  /**
   * `scheme://…`, where it is said; what is wrong with it is not repeated, as it may hold a
   * password.
   */
  url(name: string, schemes: readonly string[]): string | undefined {
    const text = this.said(name);
    if (text === undefined) return undefined;
    if (!schemes.includes(URL.parse(text)?.protocol.slice(0, -1) ?? 'none'))
      this.faults.push(
        `The environment variable ${name} must be an address with ${schemes.join(' or ')}.`,
      );
    return text;
  }

  whole(name: string, byDefault?: number): number {
    const text = this.said(name);
    if (text === undefined && byDefault !== undefined) return byDefault;
    return this.checked(name, [Number(text)], isWhole, 'must be a whole number')[0] ?? 0;
  }

  /** From 0 to 1. */
  share(name: string, byDefault: number): number {
    const value = Number(this.said(name) ?? byDefault);
    const fits = (share: number): boolean => share >= 0 && share <= 1;
    return this.checked(name, [value], fits, 'must be a number from 0 to 1')[0] ?? 0;
  }

  /** With commas between them; none where the variable is set and empty. */
  list(name: string, byDefault: readonly string[] = []): string[] {
    const parts = this.variables[name]?.split(',') ?? byDefault;
    return parts.map((part) => part.trim()).filter((part) => part !== '');
  }

  wholes(name: string): number[] {
    const values = this.list(name).map(Number);
    return this.checked(name, values, isWhole, 'must be whole numbers with commas between them');
  }

  oneOf<Word extends string>(name: string, words: readonly Word[], byDefault: Word): Word {
    const text = this.textOr(name, byDefault);
    const found = words.find((word) => word === text);
    if (found === undefined)
      this.faults.push(`The environment variable ${name} must be one of ${words.join(', ')}.`);
    return found ?? byDefault;
  }

  /**
   * What is read from a file that a variable may name; what is wrong with the file is a fault among
   * the others.
   */
  file<Content>(name: string, byDefault: string, read: (path: string) => Content): Content {
    try {
      return read(this.textOr(name, byDefault));
    } catch (error) {
      this.faults.push(error instanceof Error ? error.message : String(error));
      // Nobody sees it: where there are faults, `readEnvironment` gives nothing back.
      return undefined as Content;
    }
  }

  private said(name: string): string | undefined {
    const value = this.variables[name]?.trim();
    return value === '' ? undefined : value;
  }

  private checked(
    name: string,
    values: number[],
    fits: (value: number) => boolean,
    what: string,
  ): number[] {
    if (!values.every(fits)) this.faults.push(`The environment variable ${name} ${what}.`);
    return values;
  }
}

/** @throws Error that names every variable which is missing or wrong */
export function readEnvironment<Settings>(
  variables: Variables,
  read: (from: Environment) => Settings,
): Settings {
  const from = new Environment(variables);
  const settings = read(from);
  if (from.faults.length > 0) throw new Error(from.faults.join(' '));
  return settings;
}

const isWhole = (value: number): boolean => Number.isInteger(value) && value >= 0;
