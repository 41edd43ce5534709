declare module 'saxen' {
  /** Parses XML text and calls back; what a callback throws ends it. */
  export class Parser {
    on(
      event: 'openTag',
      take: (name: string, attributes: () => Record<string, string>) => void,
    ): this;
    /** Also for an element that is closed where it opens. */
    on(event: 'closeTag', take: (name: string) => void): this;
    on(event: 'text', take: (text: string, decode: (text: string) => string) => void): this;
    on(event: 'cdata', take: (text: string) => void): this;
    on(event: 'error', take: (error: Error) => void): this;
    /** What is not whole waits for the next piece. */
    write(xml: string): this;
    end(): void;
  }
}
