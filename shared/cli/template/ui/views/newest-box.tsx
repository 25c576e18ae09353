import { DocumentList } from "@madang/design-system/document-list";
import { Room } from "@madang/design-system/room";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { exampleServicePaths } from "../../contract/paths.ts";
import type { EntryItem } from "../../contract/public.ts";
import { entryRows } from "../parts/entry-rows.ts";
import { listWords } from "../words/list-words.ts";

export interface NewestData {
  readonly items: readonly EntryItem[];
}

/** The room of the home page. */
export function NewestBoxView({ data: { items }, language }: ViewProps<NewestData>) {
  const words = listWords[language];
  const more = { href: localizedPath(exampleServicePaths.list(), language), label: words.more };
  return (
    <Room id="example-service-newest" title={words.title} text={words.description} more={more}>
      <DocumentList ordered items={entryRows(items, language)} />
    </Room>
  );
}

export default NewestBoxView;
