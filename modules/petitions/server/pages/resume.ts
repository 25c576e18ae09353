import { z } from "zod";
import { localizedPath } from "@madang/manifest";
import { definePage } from "@madang/module-kit/server";
import { draftEnds } from "../../contract/paths.ts";
import { petitionPaths } from "../../contract/public.ts";
import { ResumeView } from "../../ui/views/resume.tsx";
import { homeWords } from "../../ui/words/home-words.ts";
import { resumeWords } from "../../ui/words/resume-words.ts";
import { formatResumeCode, parseResumeCode, resumeCodeMaxLength } from "../domain/resume-code.ts";
import { petitions } from "../petitions-module.ts";
import { helpLine } from "./help-line.ts";
import { pageTitle } from "./page-title.ts";
import { resumeForm } from "./resume-form.ts";

const code = z.string().max(resumeCodeMaxLength).transform(parseResumeCode).optional().catch(undefined);

/**
 * Opens a saved draft with its code. A link may carry the code: opening it changes nothing, one press continues. It also says
 * what became of a draft that can no longer be opened.
 */
export const resumePage = definePage(petitions, "resume", {
  query: z.object({
    code,
    ended: z.enum(draftEnds).optional(),
    draft: z.uuidv4().optional(),
  }),
  load: ({ language, query }) => ({
    action: localizedPath(petitionPaths.resume, language),
    help: helpLine(language),
    find: localizedPath(petitionPaths.find, language),
    startNew: localizedPath(petitionPaths.new, language),
    ...(query.code === undefined ? {} : { code: formatResumeCode(query.code) }),
    ...(query.ended === undefined ? {} : { ended: query.ended }),
    ...(query.draft === undefined
      ? {}
      : { keptIn: localizedPath(petitionPaths.draft(query.draft, "content"), language) }),
  }),
  action: resumeForm,
  view: { name: "resume", component: ResumeView },
  describe: ({ language, data, form }) => {
    const words = resumeWords[language];
    const title = data.ended === undefined ? words.title : words.ended[data.ended].title;
    return {
      title: pageTitle(title, form, language),
      breadcrumb: [{ label: homeWords[language].title, href: petitionPaths.home }, { label: words.title }],
      robots: "noindex",
    };
  },
});
