const TITLE = 'Sign in';
const SERVICE = 'London CAF hub';

/**
 * The page on which a person signs in, plain HTML that works without scripts; and without styles,
 * where the console that serves them is away.
 */
export function signInPage(uid: string, failed: boolean): string {
  return `<!doctype html>
<html lang="en" class="govuk-template">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${failed ? 'Error: ' : ''}${TITLE} – ${SERVICE}</title>
<link rel="stylesheet" href="/assets/console.css">
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
</head>
<body class="govuk-template__body">
<a href="#main-content" class="govuk-skip-link">Skip to main content</a>
<header class="govuk-template__header"><div class="govuk-generic-header"><div class="govuk-generic-header__container govuk-width-container"><div class="govuk-generic-header__logo"><a href="/" class="govuk-generic-header__homepage-link">${SERVICE}</a></div></div></div></header>
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="main-content"><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${failed ? FAILED : ''}<h1 class="govuk-heading-l">${TITLE}</h1>
<form method="post" action="/sign-in/${encodeURIComponent(uid)}" novalidate>
${field('username', 'User name', 'type="text" autocomplete="username" spellcheck="false" autocapitalize="none"')}
${field('password', 'Password', 'type="password" autocomplete="current-password" spellcheck="false" autocapitalize="none"')}
${field('code', 'One-time code', 'type="text" inputmode="numeric" autocomplete="one-time-code" spellcheck="false"', 'The 6 digits that your phone shows now', 'govuk-input--width-5')}
<button type="submit" class="govuk-button">Sign in</button>
</form>
</div></div></main>
</div>
</body>
</html>
`;
}

const FAILED = `<div class="govuk-error-summary"><div role="alert">
<h2 class="govuk-error-summary__title">There is a problem</h2>
<div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list"><li><a href="#username">Check user name, password and one-time code, and enter them again</a></li></ul>
<p class="govuk-body">A code works once: wait for the next one. After ten failures an account is locked for 15 minutes.</p></div>
</div></div>
`;

function field(name: string, label: string, more: string, hint?: string, width = ''): string {
  const described = hint === undefined ? '' : ` aria-describedby="${name}-hint"`;
  const told = hint === undefined ? '' : `<div id="${name}-hint" class="govuk-hint">${hint}</div>`;
  return `<div class="govuk-form-group"><label class="govuk-label" for="${name}">${label}</label>${told}<input class="govuk-input ${width}" id="${name}" name="${name}" ${more}${described}></div>`;
}
