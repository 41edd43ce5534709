import { isRefusal } from '@hub/contracts';
import type { DisputeView } from '@hub/contracts/arbitration';
import type { HandOverPack } from '@hub/contracts/episode';
import type { Waiting } from '@hub/contracts/shape';
import type { Dispute } from '../../../apps/arbitration-service/src/domain/dispute-state.js';
import type { Transfer } from '../../../apps/episode-service/src/domain/transfers/transfer-state.js';
import type { Random } from '@hub/seeded-random';
import type { Person } from './register.js';
import { refusalOf, type World } from './world.js';

/** Who is waited for in a workflow, and for what. */
export interface Task {
  readonly workflow: 'transfer' | 'dispute';
  readonly subject: string;
  readonly waiting: Waiting;
}

/** The people of the boroughs: they do what is waited for, or something else, or nothing. */
export class PeopleOfTheBoroughs {
  constructor(
    private readonly world: World,
    private readonly chance: Random,
  ) {}

  /** @returns the refusal, if it was refused */
  async act({ workflow, subject, waiting }: Task): Promise<string | undefined> {
    const person = this.personFor(waiting);
    return workflow === 'transfer'
      ? this.onTransfer(subject, waiting, person)
      : this.onDispute(subject, waiting, person);
  }

  private async onTransfer(
    transferId: string,
    { step }: Waiting,
    person: Person,
  ): Promise<string | undefined> {
    const { world, chance } = this;
    const transfer = await world.episodeWork.read(({ transfers }) => transfers.find(transferId));
    if (!transfer) return 'missing';
    const context = () => world.as(person, transfer.version);
    const { move } = world;
    if (chance.next() < 0.04)
      return refusalOf(
        await move.cancel(
          { transferId, reason: 'x' },
          world.as(world.person(transfer.fromAuthority, 'practitioner'), transfer.version),
        ),
      );
    if (step === 'record_family_view')
      return refusalOf(
        await move.recordFamilyView({ transferId, familyView: 'agrees' }, context()),
      );
    if (step === 'nominate' && chance.next() < 0.2)
      return refusalOf(await move.decline({ transferId, reason: 'x' }, context()));
    if (step === 'nominate')
      return refusalOf(
        await move.nominate(
          { transferId, personId: world.person(person.authority, 'practitioner').id },
          context(),
        ),
      );
    if (step === 'accept_transfer' && chance.next() < 0.1)
      return refusalOf(await move.decline({ transferId, reason: 'x' }, context()));
    if (step === 'accept_transfer') return refusalOf(await move.accept({ transferId }, context()));
    return this.receive(transfer, person);
  }

  private async receive(
    { id: transferId, version }: Transfer,
    person: Person,
  ): Promise<string | undefined> {
    const pack = await this.world.pack.execute({ transferId }, this.world.as(person));
    if (isRefusal(pack)) return pack.refused;
    const { digest }: HandOverPack = pack;
    return refusalOf(
      await this.world.move.receivePack({ transferId, digest }, this.world.as(person, version)),
    );
  }

  private async onDispute(
    disputeId: string,
    { step, authority }: Waiting,
    person: Person,
  ): Promise<string | undefined> {
    const { world, chance } = this;
    const dispute = await world.arbitrationWork.read(({ disputes }) => disputes.find(disputeId));
    if (!dispute) return 'missing';
    const context = () => world.as(person, dispute.version);
    const reason = 'x';
    const luck = chance.next();
    if (step === 'carry_out_outcome' && luck < 0.05)
      return refusalOf(
        await world.step.reopen({ disputeId, ground: 'not_heard', reason }, context()),
      );
    if (step === 'carry_out_outcome')
      return refusalOf(await world.step.carryOut({ disputeId }, context()));
    if (step === 'decide_dispute' && luck < 0.1)
      return refusalOf(await world.step.declareConflict({ disputeId, reason }, context()));
    if (step === 'decide_dispute')
      return refusalOf(
        await world.step.decide(
          { disputeId, terms: 't', reasons: 'r', ...this.ledBy(dispute) },
          context(),
        ),
      );
    if (step === 'answer_offer') return this.answer(dispute, person);
    if (luck < 0.02)
      return refusalOf(await world.step.leaveForSafeguarding({ disputeId, reason }, context()));
    if (luck < 0.06 && authority === dispute.openedBy)
      return refusalOf(await world.step.withdraw({ disputeId, reason }, context()));
    if (luck < 0.15) return refusalOf(await world.step.escalate({ disputeId, reason }, context()));
    if (luck < 0.5)
      return refusalOf(
        await world.step.writeStatement({ disputeId, text: 'x', submit: true }, context()),
      );
    return refusalOf(
      await world.step.makeOffer({ disputeId, terms: 't', ...this.ledBy(dispute) }, context()),
    );
  }

  private async answer(
    { id: disputeId, offers, version }: Dispute,
    person: Person,
  ): Promise<string | undefined> {
    const offer = offers.find(
      (one) =>
        one.authority !== person.authority &&
        !one.answers.some(
          (given) => given.answer === 'rejects' || given.authority === person.authority,
        ),
    );
    const answer = this.chance.next() < 0.5 ? 'accepts' : 'rejects';
    return refusalOf(
      await this.world.step.answerOffer(
        { disputeId, offerId: offer?.id ?? '', answer },
        this.world.as(person, version),
      ),
    );
  }

  private ledBy({
    openedBy,
    respondents,
  }: Pick<DisputeView, 'openedBy'> & { readonly respondents: readonly string[] }): {
    ledBy?: string;
  } {
    return this.chance.next() < 0.5 ? {} : { ledBy: this.chance.pick([openedBy, ...respondents]) };
  }

  private personFor({ personId, authority, role }: Waiting): Person {
    const named = this.world.people.find(({ id }) => id === personId);
    return named ?? this.world.person(authority, role ?? 'practitioner');
  }
}
