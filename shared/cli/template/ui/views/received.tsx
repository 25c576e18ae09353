import { Acts } from "@madang/design-system/acts";
import { ButtonLink } from "@madang/design-system/button";
import { Facts } from "@madang/design-system/facts";
import { PageHead } from "@madang/design-system/page-head";
import { Split } from "@madang/design-system/split";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { exampleServicePaths } from "../../contract/paths.ts";
import type { Entry } from "../../contract/public.ts";
import { OwnerPanel, type Owner } from "../parts/owner-panel.tsx";
import { Paragraphs } from "../parts/paragraphs.tsx";
import { fieldWords } from "../words/field-words.ts";
import { receivedWords } from "../words/received-words.ts";

export interface ReceivedData {
  readonly entry: Pick<Entry, "title" | "day" | "place" | "body">;
  readonly owner: Owner;
}

export function ReceivedView({ data: { entry, owner }, language }: ViewProps<ReceivedData>) {
  const words = receivedWords[language];
  const names = fieldWords[language];
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <Split
        asideLabel={words.next}
        aside={<OwnerPanel owner={owner} title={words.next} text={words.nextText} />}
      >
        <section aria-labelledby="sent">
          <h2 id="sent">{words.what}</h2>
          <Facts
            facts={[
              { name: names.title, value: entry.title },
              { name: names.day, value: entry.day },
              { name: names.place, value: entry.place },
            ]}
          />
          <Paragraphs text={entry.body} />
        </section>
        <Acts>
          <ButtonLink href={localizedPath(exampleServicePaths.list(), language)}>{words.list}</ButtonLink>
        </Acts>
      </Split>
    </>
  );
}

export default ReceivedView;
