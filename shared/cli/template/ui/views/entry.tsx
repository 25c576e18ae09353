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
import { formWords } from "../words/form-words.ts";
import { listWords } from "../words/list-words.ts";

export interface EntryData {
  readonly entry: Entry;
  readonly owner: Owner;
}

export function EntryView({ data: { entry, owner }, language }: ViewProps<EntryData>) {
  const words = fieldWords[language];
  const { ask, askText } = listWords[language];
  const lang = entry.language === language ? undefined : entry.language;
  return (
    <>
      <PageHead title={entry.title} lang={lang} />
      <Facts
        facts={[
          { name: words.day, value: entry.day },
          { name: words.place, value: <span lang={lang}>{entry.place}</span> },
        ]}
      />
      <Split gap="large" asideLabel={ask} aside={<OwnerPanel owner={owner} title={ask} text={askText} />}>
        <Paragraphs text={entry.body} lang={lang} />
        <p>
          <ButtonLink look="quiet" href={localizedPath(exampleServicePaths.list(), language)}>
            {formWords[language].back}
          </ButtonLink>
        </p>
      </Split>
    </>
  );
}

export default EntryView;
