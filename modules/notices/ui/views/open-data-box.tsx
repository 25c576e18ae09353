import type { Language } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { OpenDataLinks, type OpenDataLinksProps } from "@madang/publishing/ui/open-data-links";

const words: Readonly<Record<Language, OpenDataLinksProps["words"]>> = {
  ko: { list: "고시·공고 목록 (JSON)", description: "고시·공고 사용법 (OpenAPI)" },
  en: { list: "Official notices (JSON)", description: "How to ask for notices (OpenAPI)" },
};

/** What programs can read here; the gateway puts it into a list item. */
export function OpenDataBoxView({ data, language }: ViewProps<OpenDataLinksProps["data"]>) {
  return <OpenDataLinks data={data} language={language} words={words[language]} />;
}

export default OpenDataBoxView;
