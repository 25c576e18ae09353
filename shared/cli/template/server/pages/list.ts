import { definePage } from "@madang/module-kit/server";
import { z } from "zod";
import { exampleServicePaths } from "../../contract/public.ts";
import { ListView, type ListData } from "../../ui/views/list.tsx";
import { listWords } from "../../ui/words/list-words.ts";
import { exampleServiceTags } from "../cache-tags.ts";
import { pageNumber } from "../domain/parameters.ts";
import { exampleServiceModule } from "../example-service-module.ts";
import { ownerIn } from "../owner.ts";
import { listEntries } from "../queries/list-entries.ts";

export const listPage = definePage(exampleServiceModule, "list", {
  query: z.object({ page: pageNumber }),
  async load({ query, language, db }): Promise<ListData> {
    return { list: await listEntries(db, query.page), owner: ownerIn(language) };
  },
  view: { name: "list", component: ListView },
  describe: ({ data: { list }, language }) => {
    const { title, description } = listWords[language];
    return {
      title,
      description,
      canonical: exampleServicePaths.list(list.page),
      breadcrumb: [{ label: title }],
    };
  },
  tags: ({ data: { list } }) => [exampleServiceTags.list, ...exampleServiceTags.shown(list.items)],
});
