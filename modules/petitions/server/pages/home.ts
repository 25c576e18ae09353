import { definePage } from "@madang/module-kit/server";
import { HomeView } from "../../ui/views/home.tsx";
import { homeWords } from "../../ui/words/home-words.ts";
import { petitions } from "../petitions-module.ts";
import { helpLine } from "./help-line.ts";

/** What one can do here, and how long each type of petition takes. */
export const homePage = definePage(petitions, "home", {
  load: ({ language }) => ({ help: helpLine(language) }),
  view: { name: "home", component: HomeView },
  describe: ({ language }) => {
    const { title, lede } = homeWords[language];
    return { title, description: lede, breadcrumb: [{ label: title }] };
  },
});
