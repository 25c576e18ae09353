import { definePage } from "@madang/module-kit/server";
import { homeWords } from "../i18n/home-words.ts";
import { siteAt } from "../server/read-facts.ts";
import { shell } from "../server/shell-module.ts";
import HomeView from "../views/home.tsx";

export const homePage = definePage(shell, "home", {
  load: () => ({}),
  view: { name: "home", component: HomeView },
  describe: ({ language, config }) => {
    const { title, description } = homeWords[language];
    return { title, description: description(siteAt(config.siteFile).institution[language]) };
  },
});
