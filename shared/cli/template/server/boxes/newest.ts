import { defineBox, nothing } from "@madang/module-kit/server";
import { NewestBoxView } from "../../ui/views/newest-box.tsx";
import { exampleServiceTags } from "../cache-tags.ts";
import { exampleServiceModule } from "../example-service-module.ts";
import { newestEntries } from "../queries/list-entries.ts";

const shown = 3;

/** The newest on the home page; no trace of it while there are none. */
export const newestBox = defineBox(exampleServiceModule, "newest", {
  async load({ db }) {
    const items = await newestEntries(db, shown);
    return items.length === 0 ? nothing({ tags: [exampleServiceTags.list] }) : { items };
  },
  view: { name: "newest-box", component: NewestBoxView },
  tags: ({ data: { items } }) => [exampleServiceTags.list, ...exampleServiceTags.shown(items)],
});
