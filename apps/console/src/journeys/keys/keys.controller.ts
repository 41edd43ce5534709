import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { IssueProvisioningKey, ListProvisioningKeys } from '@hub/contracts/identity';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import { type Outcome, page } from '../../pages/outcome.js';
import { askPage, takeAnswer } from '../../pages/question.js';
import { type Visit, Visitor } from '../../session/visit.js';
import {
  issuedView,
  issueFrom,
  issueQuestion,
  KEY_ACTS,
  keyFacts,
  type KeyNow,
  keysView,
  PATH,
} from './keys-views.js';
import { KEY_REFUSALS } from './keys-words.js';

/** Keys under which a borough’s own directory keeps its staff; issued by its managers. */
@Controller('our-keys')
export class KeysController {
  @Get()
  async list(@Visitor() { api, person, now }: Visit): Promise<Outcome> {
    const found = await api.read(ListProvisioningKeys, {});
    return page('journeys/keys/keys', keysView(found, person, now));
  }

  @Get('new')
  async ask(@Visitor() visit: Visit): Promise<Outcome> {
    // Read first: whoever issues no keys finds no page.
    await visit.api.read(ListProvisioningKeys, {});
    return askPage(issueQuestion(visit.person), visit, { days: '365' });
  }

  @Post('new')
  issue(@Visitor() visit: Visit): Promise<Outcome> {
    const { api, form, once, person } = visit;
    const send = async (): Promise<Outcome> => {
      const { body } = await api.ask(IssueProvisioningKey, issueFrom(form), { once });
      return page('journeys/keys/issued', issuedView(body));
    };
    return takeAnswer(issueQuestion(person), visit, send, KEY_REFUSALS);
  }

  @Get(':keyId/:act')
  async act(
    @Visitor() visit: Visit,
    @Param('keyId') keyId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(KEY_ACTS, act, await matterOf(visit, keyId), visit);
  }

  @Post(':keyId/:act')
  async take(
    @Visitor() visit: Visit,
    @Param('keyId') keyId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return takeAct(KEY_ACTS, act, await matterOf(visit, keyId), visit);
  }
}

async function matterOf({ api, now }: Visit, keyId: string): Promise<Matter<KeyNow>> {
  const { items } = await api.read(ListProvisioningKeys, {});
  const key = items.find(({ id }) => id === keyId);
  if (!key) throw new NotFoundException();
  const back = { text: 'Keys of your directory', href: PATH };
  return { of: { key, now }, path: `${PATH}/${keyId}`, back, facts: keyFacts(key) };
}
