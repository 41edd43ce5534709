import { authorityName } from '@hub/contracts';
import { type RecordBundle, type RecordManifest, recordReference } from '@hub/contracts/consent';
import {
  RECORD_SECTIONS,
  type RecordField,
  type RecordItem,
  type RecordLanguage,
  type RecordSection,
} from '@hub/contracts/shape';
import { FIRST_FORMAT } from './bundle.js';
import { type Heading, TRANSLATED } from './translated-headings.js';

const HEADINGS: Readonly<Record<Heading, string>> = {
  title: 'What is on record about your child’s assessment',
  unchecked: 'No translator has checked the second language of this page yet.',
  episode: 'The episode',
  steps: 'What happened in it',
  statements: 'What you decided on sharing',
  sharing: 'Who was told, and what was shared',
  documents: 'What was written',
  service_requests: 'Services that were asked for',
  transfers: 'Changes of the Lead Professional',
  disputes: 'Disagreements between authorities',
  lookups: 'Who looked whether a record exists',
  timeline: 'Who did what, when and why',
};

const STYLE = [
  'body{font:16px/1.5 Arial,sans-serif;max-width:50em;margin:2em auto;padding:0 1em;color:#0b0c0c}',
  'h1,h2,h3{line-height:1.2}\n',
  'h2{border-top:2px solid #0b0c0c;padding-top:.5em;margin-top:2em}',
  'article{margin:0 0 1.25em;break-inside:avoid}',
  'h3{font-size:1em;margin:0}\n',
  'dl{display:grid;grid-template-columns:minmax(10em,1fr) 2fr;gap:.15em 1em;margin:.25em 0}',
  'dt{color:#505a5f}',
  'dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}\n',
  'footer{margin-top:3em;font-size:.85em;color:#505a5f;overflow-wrap:anywhere}',
  '@media print{body{margin:0;max-width:none;font-size:11pt}}',
].join('');

/** Of a page with a second language alone: one without stays as it was given out, to the letter. */
const SECOND_LANGUAGE_STYLE = 'h1 span,h2 span,.unchecked span{display:block;font-weight:normal}';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const CODE = /^[a-z]+(_[a-z]+)+$/;
const WHEN = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});
const ON = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** How a heading of the page is said, as HTML. */
type Say = (heading: Heading) => string;

/**
 * A bundle as one page that reads without a network and prints well. The same bundle in the same
 * language always gives the same page.
 *
 * @param language in which each heading stands a second time, beneath the English one.
 */
export function writePage(
  { manifest, items, signature }: RecordBundle,
  language?: RecordLanguage,
): string {
  const say: Say = (heading) => HEADINGS[heading] + (language ? translate(heading, language) : '');
  const sections = RECORD_SECTIONS.map((section) =>
    writeSection(
      section,
      items.filter((item) => item.section === section),
      say,
    ),
  ).join('');
  const style = language ? STYLE + SECOND_LANGUAGE_STYLE : STYLE;
  const unchecked = language ? `<p class="unchecked">${say('unchecked')}</p>\n` : '';
  const withheld =
    manifest.withheldItems === 0
      ? ''
      : `<p>Entries withheld: ${String(manifest.withheldItems)}, as the law permits. You may ask the authority, or the Information Commissioner’s Office, to look at that again.</p>`;
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>What is on record</title><style>${style}</style></head>
<body><main><h1>${say('title')}</h1>
${unchecked}<p>Answered by ${escape(readable(manifest.authority))}. Gathered on ${escape(readable(manifest.gatheredAt))}, given out on ${escape(readable(manifest.madeAt))}.</p>
<p>If something here is wrong, tell the authority named beside it: it must answer for what it wrote. “Withheld” stands where the law permits an authority not to show something.</p>
${withheld}${sections}</main>
<footer><p>${escape(requestWords(manifest))}. ${String(manifest.items.length)} entries, signed by the hub; the bundle that came with this page can be checked against its signature:</p><p>${escape(signature.slice(signature.lastIndexOf('.') + 1))}</p></footer>
</body></html>
`;
}

/** A page of the first format stays as it was given out, to the letter. */
function requestWords({ format, requestId }: RecordManifest): string {
  return format === FIRST_FORMAT
    ? `Request ${requestId}`
    : `Reference ${recordReference(requestId)}`;
}

const FROM_RIGHT: readonly RecordLanguage[] = ['ar', 'ur'];

function translate(heading: Heading, language: RecordLanguage): string {
  const direction = FROM_RIGHT.includes(language) ? 'rtl' : 'ltr';
  return ` <span lang="${language}" dir="${direction}">${TRANSLATED[language][heading]}</span>`;
}

function writeSection(section: RecordSection, items: readonly RecordItem[], say: Say): string {
  if (items.length === 0) return '';
  return `<section><h2>${say(section)}</h2>${items.map(writeItem).join('')}</section>\n`;
}

function writeItem({ title, at, authority, fields }: RecordItem): string {
  const beside = [at, authority]
    .filter((one) => one !== undefined)
    .map(readable)
    .join(', ');
  return `<article><h3>${escape(title)}</h3>${beside === '' ? '' : `<p>${escape(beside)}</p>`}<dl>${fields.map(writeField).join('')}</dl></article>`;
}

function writeField({ name, value }: RecordField): string {
  return `<dt>${escape(name)}</dt><dd>${escape(value.split(', ').map(readable).join(', '))}</dd>`;
}

/** Codes in words, instants in London’s time. */
function readable(value: string): string {
  if (INSTANT.test(value)) return WHEN.format(new Date(value));
  if (DAY.test(value)) return ON.format(new Date(value));
  return CODE.test(value) ? value.replaceAll('_', ' ') : authorityName(value);
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
