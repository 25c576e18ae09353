import { definePage } from "@madang/module-kit/server";
import { petitionPaths } from "../../contract/public.ts";
import { FindView } from "../../ui/views/find.tsx";
import { findWords } from "../../ui/words/find-words.ts";
import { homeWords } from "../../ui/words/home-words.ts";
import { petitions } from "../petitions-module.ts";
import { findForm } from "./find-form.ts";
import { helpLine } from "./help-line.ts";
import { pageTitle } from "./page-title.ts";

/** Receipt number and password in, a grant for this visitor and the status page out. */
export const findPage = definePage(petitions, "find", {
  load: ({ language }) => ({ help: helpLine(language) }),
  action: findForm,
  view: { name: "find", component: FindView },
  describe: ({ language, form }) => {
    const { title, lede } = findWords[language];
    const home = { label: homeWords[language].title, href: petitionPaths.home };
    return {
      title: pageTitle(title, form, language),
      description: lede,
      breadcrumb: [home, { label: title }],
    };
  },
});
