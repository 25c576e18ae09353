import type { Language } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { OpenDataLinks, type OpenDataLinksProps } from "@madang/publishing/ui/open-data-links";

const words: Readonly<Record<Language, OpenDataLinksProps["words"]>> = {
  ko: { page: "도정 소식 받아 쓰기 (RSS, Atom, API)", list: "목록 (JSON)", description: "OpenAPI 문서" },
  en: { page: "News for programs (RSS, Atom, API)", list: "News (JSON)", description: "OpenAPI document" },
};

/** What programs can read here; the gateway puts it into a list item. */
export function OpenDataBoxView({ data, language }: ViewProps<OpenDataLinksProps["data"]>) {
  return <OpenDataLinks data={data} language={language} words={words[language]} />;
}

export default OpenDataBoxView;
