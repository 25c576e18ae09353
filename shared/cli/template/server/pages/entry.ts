import { definePage, notFound } from "@madang/module-kit/server";
import { z } from "zod";
import { exampleServicePaths } from "../../contract/public.ts";
import { EntryView } from "../../ui/views/entry.tsx";
import { listWords } from "../../ui/words/list-words.ts";
import { exampleServiceTags } from "../cache-tags.ts";
import { entryId } from "../domain/parameters.ts";
import { exampleServiceModule } from "../example-service-module.ts";
import { ownerIn } from "../owner.ts";
import { findEntry } from "../queries/find-entry.ts";

export const entryPage = definePage(exampleServiceModule, "entry", {
  params: z.object({ id: entryId }),
  async load({ params, language, db }) {
    const entry = await findEntry(db, params.id);
    // Stored too, until an entry of this number is published.
    if (entry === undefined) return notFound({ tags: exampleServiceTags.shown([params]) });
    return { entry, owner: ownerIn(language) };
  },
  view: { name: "entry", component: EntryView },
  describe: ({ data: { entry }, language }) => ({
    title: entry.title,
    description: entry.body,
    breadcrumb: [
      { label: listWords[language].title, href: exampleServicePaths.list() },
      { label: entry.title },
    ],
  }),
  tags: ({ data: { entry } }) => exampleServiceTags.shown([entry]),
});
