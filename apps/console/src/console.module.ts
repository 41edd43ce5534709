import { Module, type DynamicModule } from '@nestjs/common';
import { OpenPagesController } from './pages/open-pages.controller.js';
import { CasesController } from './journeys/cases/cases.controller.js';
import { ConsentsController } from './journeys/consents/consents.controller.js';
import { CorrectionsController } from './journeys/corrections/corrections.controller.js';
import { LiveController } from './live/live.controller.js';
import { ArbitrationController } from './journeys/disputes/arbitration.controller.js';
import { DisputesController } from './journeys/disputes/disputes.controller.js';
import { FamilyRequestsController } from './journeys/family-requests/family-requests.controller.js';
import { ElsewhereController } from './journeys/elsewhere/elsewhere.controller.js';
import { FolderController } from './journeys/folder/folder.controller.js';
import { FiguresController } from './journeys/figures/figures.controller.js';
import { HomeController } from './journeys/home/home.controller.js';
import { LeadingController } from './journeys/leading/leading.controller.js';
import { LookUpController } from './journeys/look-up/look-up.controller.js';
import { LookupsController } from './journeys/look-up/lookups.controller.js';
import { HandOverController } from './journeys/hand-over/hand-over.controller.js';
import { JoinController } from './journeys/join/join.controller.js';
import { NewsController } from './journeys/news/news.controller.js';
import { NoticesController } from './journeys/notices/notices.controller.js';
import { OneChildController } from './journeys/one-child/one-child.controller.js';
import { OrganisationsController } from './journeys/organisations/organisations.controller.js';
import { OurContactsController } from './journeys/our-contacts/our-contacts.controller.js';
import { OutsideController } from './journeys/outside/outside.controller.js';
import { OverridesController } from './journeys/overrides/overrides.controller.js';
import { KeysController } from './journeys/keys/keys.controller.js';
import { LabelsController } from './journeys/labels/labels.controller.js';
import { PlanController } from './journeys/plan/plan.controller.js';
import { PostsController } from './journeys/posts/posts.controller.js';
import { QuestionsController } from './journeys/questions/questions.controller.js';
import { ReadingController } from './journeys/reading/reading.controller.js';
import { RecordsController } from './journeys/records/records.controller.js';
import { RequestsController } from './journeys/requests/requests.controller.js';
import { RecallsController } from './journeys/recalls/recalls.controller.js';
import { RemindersController } from './journeys/reminders/reminders.controller.js';
import { ReviewsController } from './journeys/reviews/reviews.controller.js';
import { ServicesController } from './journeys/services/services.controller.js';
import { SocialCareController } from './journeys/social-care/social-care.controller.js';
import { CaseloadsController } from './journeys/caseloads/caseloads.controller.js';
import { StaffController } from './journeys/staff/staff.controller.js';
import { StartController } from './journeys/start/start.controller.js';
import { StepsController } from './journeys/steps/steps.controller.js';
import { InvitationsController } from './journeys/team/invitations.controller.js';
import { TeamController } from './journeys/team/team.controller.js';
import { SIGN_IN, SignInController, type SignInParts } from './session/sign-in.controller.js';

@Module({})
class ConsoleModule {}

/** Every page; what they stand on is made by hand in `main.ts`. */
export function composeConsole(signIn: SignInParts): DynamicModule {
  return {
    module: ConsoleModule,
    controllers: [
      SignInController,
      OpenPagesController,
      HomeController,
      LiveController,
      LookUpController,
      LookupsController,
      CasesController,
      ElsewhereController,
      FolderController,
      ReadingController,
      StartController,
      JoinController,
      QuestionsController,
      HandOverController,
      ArbitrationController,
      DisputesController,
      RecordsController,
      RecallsController,
      ConsentsController,
      KeysController,
      LabelsController,
      LeadingController,
      PlanController,
      RequestsController,
      CorrectionsController,
      OutsideController,
      OverridesController,
      FamilyRequestsController,
      FiguresController,
      NewsController,
      NoticesController,
      RemindersController,
      PostsController,
      ReviewsController,
      OneChildController,
      OurContactsController,
      StaffController,
      OrganisationsController,
      CaseloadsController,
      ServicesController,
      StepsController,
      TeamController,
      InvitationsController,
      SocialCareController,
    ],
    providers: [{ provide: SIGN_IN, useValue: signIn }],
  };
}
