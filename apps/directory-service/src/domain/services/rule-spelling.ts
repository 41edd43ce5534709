import { AUTHORITY_CODES, authorityName } from '@hub/contracts';
import { type Protocol, readRule } from './eligibility.js';

/** What a text says of who may use a service: rules, and what of it the hub cannot read. */
export interface RulesRead {
  readonly rules: readonly string[];
  readonly unread: readonly string[];
}

const BETWEEN = /[;,|\n]/;
const EVERYBODY = ['universal', 'everybody', 'everyone'];
const WHOM = /^(residents?|pupils?|gp[ _-]?patients?)\s*(?:[:=]|\bof\b|\bin\b|\s)\s*(.+)$/;
const PROTOCOL = /^protocol\s*[:=]?\s*(.+)$/;
const CODES = /^e09\d{6}(\s+e09\d{6})*$/;
const KINDS: Readonly<Record<string, string>> = { r: 'residents', p: 'pupils', g: 'gp_patients' };

/**
 * Rules however people spell them: several in one text, codes in small letters, names of
 * authorities or protocols in the place of codes, the names that the hub gives to its own terms.
 * What is not certain is not guessed at.
 */
export function readRules(text: string, protocols: readonly Protocol[]): RulesRead {
  const rules = new Set<string>();
  const unread: string[] = [];
  let kind = '';
  for (const part of text.split(BETWEEN).map((one) => one.trim())) {
    if (part === '') continue;
    const read = rulesOf(plain(part), kind, protocols);
    if (read.length === 0) unread.push(part);
    for (const rule of read) rules.add(rule);
    [kind = ''] = (read[0] ?? '').split(':');
  }
  return { rules: [...rules].sort(), unread };
}

/** @param kind of the part before: in `residents:Southwark; Lambeth` it holds for the second too */
function rulesOf(text: string, kind: string, protocols: readonly Protocol[]): string[] {
  if (EVERYBODY.includes(text)) return ['universal'];
  const named = protocols.find(({ code, name }) => {
    const said = PROTOCOL.exec(text)?.[1] ?? text;
    return said === code.toLowerCase() || said === plain(name);
  });
  if (named) return [`protocol:${named.code}`];
  const [, whom = '', where = text] = WHOM.exec(text) ?? [];
  const rule = KINDS[whom.charAt(0)] ?? kind;
  const codes = codesOf(where);
  return codes.flatMap((code) => readRule(`${rule}:${code}`, protocols) ?? []);
}

/** Codes of the authorities that a text names; none where any of them is not known. */
function codesOf(text: string): string[] {
  const whole = codeOf(text);
  if (whole !== undefined) return [whole];
  const parts = CODES.test(text) ? text.split(/\s+/) : text.split(/\s*(?:\/|&|\band\b)\s*/);
  const codes = parts.map(codeOf);
  return codes.every((code) => code !== undefined) ? codes : [];
}

function codeOf(text: string): string | undefined {
  return AUTHORITY_CODES.find(
    (code) => code.toLowerCase() === text || borough(authorityName(code)) === borough(text),
  );
}

/** Its name alone; `London` by itself is no authority. */
function borough(name: string): string {
  const text = plain(name).replaceAll('&', 'and');
  return text === 'city of london' || text === 'city of london corporation'
    ? 'city of london'
    : text
        .replace(/^(the )?(royal borough of|london borough of|city of) /, '')
        .replace(/( city)?( borough)?( council)?$/, '');
}

const plain = (text: string): string =>
  text.trim().replaceAll('_', ' ').replaceAll(/\s+/g, ' ').toLowerCase();
