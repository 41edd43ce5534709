import { AUTHORITIES } from '@hub/contracts';
import type { NotSignedIn } from '../../domain/sign-in/provider-terms.js';

const TITLE = 'Sign in';
const SERVICE = 'London CAF hub';

/** Why somebody sees the page again. */
export type Problem = NotSignedIn | 'wrong';

export const PROBLEM_STATUS: Readonly<Record<Problem, number>> = {
  wrong: 401,
  one_factor: 403,
  nobody: 403,
  unconfirmed: 403,
  begin_again: 400,
  away: 503,
};

/** What is wrong, and what to do now. */
const PROBLEMS: Readonly<Record<Problem, readonly [string, string]>> = {
  wrong: [
    'Check user name, password and one-time code, and enter them again',
    'A code works once: wait for the next one. After ten failures an account is locked for 15 minutes.',
  ],
  one_factor: [
    'Your borough did not ask you for a second factor',
    'Sign out there, and sign in again with your phone or key as well. Or use your user name, password and one-time code below.',
  ],
  nobody: [
    'Nobody who acts for your borough here has that account',
    'Ask your lead CAF contact or your manager to register you, or to check the account that they entered.',
  ],
  unconfirmed: [
    'Your borough did not confirm who you are',
    'Try again. If it happens again, tell your borough’s IT team, and use your user name, password and one-time code below.',
  ],
  away: [
    'Your borough’s sign-in does not answer',
    'Try again in a minute, or use your user name, password and one-time code below.',
  ],
  begin_again: ['This sign-in has expired', 'Go to the start page and sign in again.'],
};

interface SignIn {
  /** Undefined where the sign-in is not known any more. */
  readonly uid: string | undefined;
  readonly problem: Problem | undefined;
  /** GSS codes of those whose people may sign in with their own account. */
  readonly authorities: readonly string[];
}

/**
 * The page on which a person signs in, plain HTML that works without scripts; and without styles,
 * where the console that serves them is away.
 */
export function signInPage({ uid, problem, authorities }: SignIn): string {
  return `<!doctype html>
<html lang="en" class="govuk-template">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${problem === undefined ? '' : 'Error: '}${TITLE} – ${SERVICE}</title>
<link rel="stylesheet" href="/assets/console.css">
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
</head>
<body class="govuk-template__body">
<a href="#main-content" class="govuk-skip-link">Skip to main content</a>
<header class="govuk-template__header"><div class="govuk-generic-header"><div class="govuk-generic-header__container govuk-width-container"><div class="govuk-generic-header__logo"><a href="/" class="govuk-generic-header__homepage-link">${SERVICE}</a></div></div></div></header>
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="main-content"><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${problem === undefined ? '' : summary(problem, uid)}<h1 class="govuk-heading-l">${TITLE}</h1>
${uid === undefined ? BEGIN : `${form(uid)}${others(uid, authorities)}`}
</div></div></main>
</div>
</body>
</html>
`;
}

const BEGIN = '<p class="govuk-body"><a href="/" class="govuk-link">Go to the start page</a></p>';

function form(uid: string): string {
  return `<form method="post" action="/sign-in/${encodeURIComponent(uid)}" novalidate>
${field('username', 'User name', 'type="text" autocomplete="username" spellcheck="false" autocapitalize="none"')}
${field('password', 'Password', 'type="password" autocomplete="current-password" spellcheck="false" autocapitalize="none"')}
${field('code', 'One-time code', 'type="text" inputmode="numeric" autocomplete="one-time-code" spellcheck="false"', 'The 6 digits that your phone shows now', 'govuk-input--width-5')}
<button type="submit" class="govuk-button">Sign in</button>
</form>`;
}

/** Nothing where no authority has a sign-in of its own. */
function others(uid: string, authorities: readonly string[]): string {
  if (authorities.length === 0) return '';
  const names = authorities
    .map((code) => ({ code, name: AUTHORITIES[code] ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
  const links = names.map(
    ({ code, name }) =>
      `<li><a href="/sign-in/${encodeURIComponent(uid)}/with/${code}" class="govuk-link">${name}</a></li>`,
  );
  return `
<h2 class="govuk-heading-m">Sign in with your borough’s account</h2>
<ul class="govuk-list">${links.join('')}</ul>`;
}

function summary(problem: Problem, uid: string | undefined): string {
  const [what, next] = PROBLEMS[problem];
  const said = uid === undefined ? what : `<a href="#username">${what}</a>`;
  return `<div class="govuk-error-summary"><div role="alert">
<h2 class="govuk-error-summary__title">There is a problem</h2>
<div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list"><li>${said}</li></ul>
<p class="govuk-body">${next}</p></div>
</div></div>
`;
}

function field(name: string, label: string, more: string, hint?: string, width = ''): string {
  const described = hint === undefined ? '' : ` aria-describedby="${name}-hint"`;
  const told = hint === undefined ? '' : `<div id="${name}-hint" class="govuk-hint">${hint}</div>`;
  return `<div class="govuk-form-group"><label class="govuk-label" for="${name}">${label}</label>${told}<input class="govuk-input ${width}" id="${name}" name="${name}" ${more}${described}></div>`;
}
