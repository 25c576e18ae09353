import { definePage } from "@madang/module-kit/server";
import shell from "../../module.ts";
import { standingTexts, type StandingPageName } from "../i18n/standing-texts.ts";
import StandingView from "../views/standing.tsx";

const names = Object.keys(standingTexts) as StandingPageName[];

export const standingPages = names.map((name) =>
  definePage(shell, name, {
    load: ({ language }) => standingTexts[name][language],
    view: { name: "standing", component: StandingView },
    describe: ({ data }) => ({
      title: data.title,
      description: data.lede,
      breadcrumb: [{ label: data.title }],
      ...(name === "offline" ? { robots: "noindex" as const } : {}),
    }),
  }),
);
