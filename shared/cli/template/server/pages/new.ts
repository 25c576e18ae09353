import { randomUUID } from "node:crypto";
import { withErrorCount } from "@madang/design-system";
import { localizedPath } from "@madang/manifest";
import { definePage } from "@madang/module-kit/server";
import { exampleServicePaths } from "../../contract/public.ts";
import NewView, { type NewData } from "../../ui/interactive/new.tsx";
import { formWords } from "../../ui/words/form-words.ts";
import { listWords } from "../../ui/words/list-words.ts";
import { exampleServiceModule } from "../example-service-module.ts";
import { ownerIn } from "../owner.ts";
import { newForm } from "./new-form.ts";

export const newPage = definePage(exampleServiceModule, "new", {
  load: ({ language }): NewData => ({
    action: localizedPath(exampleServicePaths.new, language),
    list: localizedPath(exampleServicePaths.list(), language),
    key: randomUUID(),
    owner: ownerIn(language),
  }),
  action: newForm,
  view: { name: "new", component: NewView, interactive: true },
  describe: ({ language, form }) => {
    const { title } = formWords[language];
    return {
      title: withErrorCount(title, form?.errors.length ?? 0, language),
      breadcrumb: [{ label: listWords[language].title, href: exampleServicePaths.list() }, { label: title }],
      robots: "noindex",
    };
  },
});
