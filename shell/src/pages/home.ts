import { definePage } from "@madang/module-kit/server";
import shell from "../../module.ts";
import { homeWords } from "../i18n/home-words.ts";
import HomeView from "../views/home.tsx";

export const homePage = definePage(shell, "home", {
  load: () => ({}),
  view: { name: "home", component: HomeView },
  describe: ({ language }) => {
    const { title, description } = homeWords[language];
    return { title, description };
  },
});
