import type { Language } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { OpenDataLinks, type OpenDataLinksProps } from "@madang/publishing/ui/open-data-links";

const words: Readonly<Record<Language, OpenDataLinksProps["words"]>> = {
  ko: { list: "도정 소식 목록 (JSON)", description: "도정 소식 사용법 (OpenAPI)" },
  en: { list: "News (JSON)", description: "How to ask for news (OpenAPI)" },
};

/** What programs can read here; the gateway puts it into a list item. */
export function OpenDataBoxView({ data, language }: ViewProps<OpenDataLinksProps["data"]>) {
  return <OpenDataLinks data={data} language={language} words={words[language]} />;
}

export default OpenDataBoxView;
