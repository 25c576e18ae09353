import { definePage } from "@madang/module-kit/server";
import { factsOf } from "../i18n/site-facts.ts";
import { standingTexts, type StandingPageName } from "../i18n/standing-texts.ts";
import { siteAt } from "../server/read-facts.ts";
import { shell } from "../server/shell-module.ts";
import StandingView from "../views/standing.tsx";

const names = Object.keys(standingTexts) as StandingPageName[];

export const standingPages = names.map((name) =>
  definePage(shell, name, {
    load: ({ language, config }) => standingTexts[name][language](factsOf(siteAt(config.siteFile), language)),
    view: { name: "standing", component: StandingView },
    describe: ({ data }) => ({
      title: data.title,
      description: data.lede,
      breadcrumb: [{ label: data.title }],
      ...(name === "offline" ? { robots: "noindex" as const } : {}),
    }),
  }),
);
