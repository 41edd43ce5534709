import { Controller, Get, Param, Post } from '@nestjs/common';
import { ProposeTransfer, ReadTransfer, type HandOverPack } from '@hub/contracts/episode';
import { ListPeople } from '@hub/contracts/identity';
import { ListCaseloads } from '@hub/contracts/leading';
import { readAll } from '../../api/read-all.js';
import { changesSince } from '../../pages/changes.js';
import { type Fault, faultsOf } from '../../pages/faults.js';
import { formPage, goTo, type Outcome } from '../../pages/outcome.js';
import { askPage, CHANGED, takeAnswer } from '../../pages/question.js';
import { sentBefore, type Visit, Visitor } from '../../session/visit.js';
import { actOf, handOverView, type HandOverParts, standingOf } from './hand-over-view.js';
import { proposalFrom, proposeQuestion } from './propose-question.js';
import { takeStep } from './take-step.js';

const REFUSED: Readonly<Record<string, Fault>> = {
  open_transfer_exists: {
    text: 'A change of the lead is under way already. Wait until it ends, or call it off.',
  },
  party_to_itself: { text: 'Choose another borough than the one that leads now.' },
};

/** Passes the lead of a case to another borough, step by step; each side does its own. */
@Controller()
export class HandOverController {
  @Get('cases/:episodeId/hand-over')
  question(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Outcome {
    return askPage(proposeQuestion(episodeId), visit);
  }

  @Post('cases/:episodeId/hand-over')
  propose(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const send = async (): Promise<Outcome> => {
      const { body } = await api.ask(ProposeTransfer, proposalFrom(form, episodeId), { once });
      session.notice = 'The other borough has been asked. Nothing changes until they accept.';
      return goTo(`/hand-overs/${body.id}`);
    };
    return takeAnswer(proposeQuestion(episodeId), visit, send, REFUSED);
  }

  @Get('hand-overs/:transferId')
  async one(@Visitor() visit: Visit, @Param('transferId') transferId: string): Promise<Outcome> {
    const parts = await partsOf(visit, transferId);
    const form = sentBefore(visit, `/hand-overs/${transferId}`) ?? {};
    return formPage('journeys/hand-over/hand-over', handOverView(parts, visit.person, form, []));
  }

  @Post('hand-overs/:transferId')
  async answer(@Visitor() visit: Visit, @Param('transferId') transferId: string): Promise<Outcome> {
    try {
      const step = await takeStep(visit, transferId);
      if (step.kind === 'done') {
        visit.session.notice = step.notice;
        return goTo(`/hand-overs/${transferId}`);
      }
      return await this.again(
        visit,
        transferId,
        step.kind === 'wrong' ? step.faults : [],
        step.pack,
      );
    } catch (error) {
      return this.again(visit, transferId, faultsOf(error, CHANGED));
    }
  }

  private async again(
    visit: Visit,
    transferId: string,
    faults: readonly Fault[],
    pack?: HandOverPack,
  ): Promise<Outcome> {
    const parts = await partsOf(visit, transferId);
    const changes = faults.length > 0 ? changesSince(visit.form, standingOf(parts.transfer)) : [];
    const view = handOverView({ ...parts, pack }, visit.person, visit.form, [
      ...faults,
      ...changes,
    ]);
    return formPage('journeys/hand-over/hand-over', view);
  }
}

async function partsOf({ api, person }: Visit, transferId: string): Promise<HandOverParts> {
  const { body: transfer, etag } = await api.ask(ReadTransfer, { transferId });
  const isNaming = actOf(transfer, person) === 'nominate';
  const { items } = isNaming
    ? await readAll(api, ListPeople, { role: 'practitioner' })
    : { items: [] };
  const caseloads = isNaming ? (await api.ask(ListCaseloads, {})).body.items : [];
  return { transfer, etag, candidates: items, caseloads };
}
