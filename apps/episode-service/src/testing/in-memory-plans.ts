import type { PlanStore } from '../application/planning/plan-ports.js';
import type { PlanAction, PlanAgreement } from '../domain/planning/plan.js';

export class InMemoryPlans implements PlanStore {
  private readonly actions = new Map<string, PlanAction>();
  private readonly agreements: PlanAgreement[] = [];

  addAction(action: PlanAction): Promise<void> {
    return this.saveAction(action);
  }
  saveAction(action: PlanAction): Promise<void> {
    this.actions.set(action.id, action);
    return Promise.resolve();
  }
  actionsOf(episodeId: string): Promise<PlanAction[]> {
    const place = ({ authority, dueOn, id }: PlanAction): string => `${authority} ${dueOn} ${id}`;
    return Promise.resolve(
      [...this.actions.values()]
        .filter((one) => one.episodeId === episodeId)
        .sort((a, b) => (place(a) < place(b) ? -1 : 1)),
    );
  }
  addAgreement(agreement: PlanAgreement): Promise<void> {
    this.agreements.push(agreement);
    return Promise.resolve();
  }
  agreementsOf(episodeId: string): Promise<PlanAgreement[]> {
    const place = ({ recordedAt, id }: PlanAgreement): string => `${recordedAt} ${id}`;
    return Promise.resolve(
      this.agreements
        .filter((one) => one.episodeId === episodeId)
        .sort((a, b) => (place(a) < place(b) ? 1 : -1)),
    );
  }
}
