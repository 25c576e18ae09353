import type { ModuleDefinition } from "@madang/module-kit/server";
import { petitionsMigration } from "../migrations/0001-petitions.expand.ts";
import { clockMigration } from "../migrations/0002-clock.expand.ts";
import { draftsMigration } from "../migrations/0003-drafts.expand.ts";
import { attachmentsMigration } from "../migrations/0004-attachments.expand.ts";
import { petitionsApi } from "./api/petitions-api.ts";
import { findBox } from "./boxes/find.ts";
import { progressBox, startBox } from "./boxes/tasks.ts";
import { writeFingerprints } from "./commands/fingerprints.ts";
import { rotateKeys } from "./commands/rotate-keys.ts";
import { addSample } from "./commands/sample.ts";
import { petitionsOptions } from "./config.ts";
import { clearDrafts } from "./housekeeping/clear-drafts.ts";
import { draftApplicantPage } from "./pages/drafts/applicant.ts";
import { draftContentPage } from "./pages/drafts/content.ts";
import { draftDeletePage } from "./pages/drafts/delete.ts";
import { draftFilesPage } from "./pages/drafts/files.ts";
import { draftReviewPage } from "./pages/drafts/review.ts";
import { findPage } from "./pages/find.ts";
import { homePage } from "./pages/home.ts";
import { newPage } from "./pages/new.ts";
import { receiptPage } from "./pages/receipt.ts";
import { resumePage } from "./pages/resume.ts";
import { statusPage } from "./pages/status.ts";
import { supplementPage } from "./pages/supplement.ts";
import { withdrawPage } from "./pages/withdraw.ts";
import { petitions } from "./petitions-module.ts";

/** Everything that this module answers. */
export const petitionsDefinition: ModuleDefinition = {
  module: petitions,
  pages: [
    homePage,
    newPage,
    draftContentPage,
    draftFilesPage,
    draftApplicantPage,
    draftReviewPage,
    draftDeletePage,
    resumePage,
    receiptPage,
    findPage,
    statusPage,
    supplementPage,
    withdrawPage,
  ],
  boxes: [findBox, startBox, progressBox],
  api: petitionsApi,
  migrations: [petitionsMigration, clockMigration, draftsMigration, attachmentsMigration],
  commands: { sample: addSample, "rotate-keys": rotateKeys, fingerprints: writeFingerprints },
  housekeeping: [clearDrafts],
  options: petitionsOptions,
};
