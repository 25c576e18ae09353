import { Acts } from "@madang/design-system/acts";
import { ButtonLink } from "@madang/design-system/button";
import { DocumentList } from "@madang/design-system/document-list";
import { Empty } from "@madang/design-system/empty";
import { PageHead } from "@madang/design-system/page-head";
import { Pagination } from "@madang/design-system/pagination";
import { Split } from "@madang/design-system/split";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { exampleServicePaths } from "../../contract/paths.ts";
import type { EntryPage } from "../../contract/public.ts";
import { entryRows } from "../parts/entry-rows.ts";
import { OwnerPanel, type Owner } from "../parts/owner-panel.tsx";
import { listWords } from "../words/list-words.ts";

export interface ListData {
  readonly list: EntryPage;
  readonly owner: Owner;
}

export function ListView({ data: { list, owner }, language }: ViewProps<ListData>) {
  const words = listWords[language];
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <Split
        asideLabel={words.ask}
        aside={<OwnerPanel owner={owner} title={words.ask} text={words.askText} />}
      >
        <Acts>
          <ButtonLink look="main" href={localizedPath(exampleServicePaths.new, language)}>
            {words.send}
          </ButtonLink>
        </Acts>
        {list.total === 0 ? (
          <Empty title={words.emptyTitle} headingLevel={2}>
            {words.emptyText}
          </Empty>
        ) : (
          <section aria-labelledby="entries">
            <h2 id="entries">{words.list}</h2>
            <p className="m-muted">{words.count(list.total)}</p>
            <DocumentList ordered labelledBy="entries" items={entryRows(list.items, language)} />
            <Pagination
              language={language}
              current={list.page}
              last={list.pages}
              hrefFor={(page) => localizedPath(exampleServicePaths.list(page), language)}
            />
          </section>
        )}
      </Split>
    </>
  );
}

export default ListView;
