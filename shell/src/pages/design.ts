import { definePage } from "@madang/module-kit/server";
import { shell } from "../server/shell-module.ts";
import DesignView from "../views/design.tsx";

export const designPage = definePage(shell, "design", {
  load: () => ({}),
  view: { name: "design", component: DesignView },
  describe: ({ language }) => {
    const title = shell.pages.design.title[language];
    return { title, breadcrumb: [{ label: title }], robots: "noindex" };
  },
});
