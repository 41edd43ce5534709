import { defineCommand, defineEvent, defineQuery, EXAMPLE } from '@hub/contracts';
import { AuthorityCode, Id, Instant, Optional, Text } from '@hub/contracts/shape';
import { PersonView } from './people.js';

export class CheckPasswordPayload {
  @Text(200, 'User name') username!: string;
  @Text(200, 'Password') password!: string;
}

export class CheckOneTimeCodePayload {
  @Id('The person') personId!: string;
  @Text(10, 'One-time code of six digits') code!: string;
}

export const CheckPassword = defineCommand({
  type: 'directory.check_password.v1',
  owner: 'identity-service',
  summary: 'Checks the first factor at sign-in; counts failures and locks for a while after ten.',
  personalData: 'identity',
  payload: CheckPasswordPayload,
  reply: PersonView,
  roles: [],
  examples: [{ username: 'ada.okafor@lewisham.example', password: 'correct horse' }],
});

export const CheckOneTimeCode = defineCommand({
  type: 'directory.check_code.v1',
  on: { object: 'person', id: 'personId' },
  owner: 'identity-service',
  summary: 'Checks the second factor at sign-in; each code works once.',
  personalData: 'identity',
  payload: CheckOneTimeCodePayload,
  reply: PersonView,
  roles: [],
  examples: [{ personId: EXAMPLE.personId, code: '123456' }],
});

export class FindSigningInPayload {
  @AuthorityCode('Whose identity provider names them') authority!: string;
  @Optional() @Text(200, 'Their user name') username?: string;
  @Optional() @Text(200, 'How the authority’s directory calls them') externalId?: string;
}

export class SigningInView {
  @Id('The person') id!: string;
}

export const FindSigningIn = defineQuery({
  type: 'person.find_signing_in.v1',
  owner: 'identity-service',
  summary: 'Finds who acts for an authority under the name that its identity provider says.',
  personalData: 'identity',
  payload: FindSigningInPayload,
  reply: SigningInView,
  roles: [],
  examples: [{ authority: EXAMPLE.lewisham, username: 'ada.okafor@lewisham.example' }],
});

export class PostView {
  @Id('The post, as a person') id!: string;
  @AuthorityCode('Its authority') authority!: string;
}

export class FindPostPayload {
  @Id('Who asks, in the post for which their token is') personId!: string;
  @Id('The post for which they would act') postId!: string;
}

export const FindPost = defineQuery({
  type: 'person.find_post.v1',
  on: { object: 'person', id: 'personId' },
  owner: 'identity-service',
  summary: 'Finds another post of somebody, for which they may act now.',
  personalData: 'none',
  payload: FindPostPayload,
  reply: PostView,
  roles: [],
  examples: [{ personId: EXAMPLE.personId, postId: EXAMPLE.otherPersonId }],
});

export class SignInRenewedPayload {
  @Id('The person') personId!: string;
  @AuthorityCode('For whom they act') authority!: string;
  @Instant('When') renewedAt!: string;
}

/** To no authority: it concerns the person alone. */
export const SignInRenewed = defineEvent({
  type: 'person.sign_in_renewed.v1',
  owner: 'identity-service',
  audience: 'internal',
  subject: 'personId',
  summary: 'Somebody was given a new password and a new secret for one-time codes: they are told.',
  personalData: 'none',
  payload: SignInRenewedPayload,
  examples: [{ personId: EXAMPLE.personId, authority: EXAMPLE.lewisham, renewedAt: EXAMPLE.at }],
});
