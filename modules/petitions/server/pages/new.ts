import { z } from "zod";
import { localizedPath } from "@madang/manifest";
import { definePage } from "@madang/module-kit/server";
import { petitionPaths, petitionTypeIds } from "../../contract/public.ts";
import { PetitionFormView } from "../../ui/interactive/petition-form.tsx";
import { homeWords } from "../../ui/words/home-words.ts";
import { petitionFormText } from "../../ui/words/petition-form-text.ts";
import { petitionFormWords } from "../../ui/words/petition-form-words.ts";
import { makeSubmissionKey } from "../domain/submission-key.ts";
import { petitions } from "../petitions-module.ts";
import { helpLine } from "./help-line.ts";
import { pageTitle } from "./page-title.ts";
import { sendForm } from "./send-form.ts";

/** The form. Its GET needs no database, so it opens, and keeps what is typed, while the database is away. */
export const newPage = definePage(petitions, "new", {
  query: z.object({ type: z.enum(petitionTypeIds).optional() }),
  load: ({ language, query }) => ({
    action: localizedPath(petitionPaths.new, language),
    submissionKey: makeSubmissionKey(),
    help: helpLine(language),
    text: petitionFormText(language),
    ...(query.type === undefined ? {} : { type: query.type }),
  }),
  action: sendForm,
  view: { name: "petition-form", component: PetitionFormView, interactive: true },
  describe: ({ language, form }) => {
    const { title, lede } = petitionFormWords[language];
    const home = { label: homeWords[language].title, href: petitionPaths.home };
    return {
      title: pageTitle(title, form, language),
      description: lede,
      breadcrumb: [home, { label: title }],
    };
  },
});
