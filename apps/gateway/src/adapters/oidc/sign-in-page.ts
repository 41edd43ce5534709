/** The page on which a person signs in, plain HTML that works without scripts. */
export function signInPage(uid: string, failed: boolean): string {
  const error = failed
    ? '<p role="alert"><strong>Sign-in failed.</strong> Check user name, password and one-time code. After ten failures an account is locked for 15 minutes.</p>'
    : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in – pan-London CAF hub</title>
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 30rem; margin: 3rem auto; padding: 0 1rem; color: #0b0c0c; }
label { display: block; margin-top: 1rem; font-weight: 600; }
input { width: 100%; font: inherit; padding: .4rem; border: 2px solid #0b0c0c; box-sizing: border-box; }
input:focus, button:focus { outline: 3px solid #fd0; }
button { margin-top: 1.5rem; font: inherit; font-weight: 600; padding: .5rem 1.2rem; background: #00703c; color: #fff; border: 0; }
[role=alert] { border-left: 5px solid #d4351c; padding-left: 1rem; }
</style>
</head>
<body>
<h1>Sign in to the CAF hub</h1>
${error}
<form method="post" action="/sign-in/${encodeURIComponent(uid)}" autocomplete="off">
<label for="username">User name</label><input id="username" name="username" autocomplete="username" required>
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required>
<label for="code">One-time code</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" required>
<button>Sign in</button>
</form>
</body>
</html>
`;
}
