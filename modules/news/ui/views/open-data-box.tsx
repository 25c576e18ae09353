import type { Language } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";

const words: Record<Language, { readonly list: string; readonly description: string }> = {
  ko: { list: "도정 소식 목록 (JSON)", description: "도정 소식 사용법 (OpenAPI)" },
  en: { list: "News (JSON)", description: "How to ask for news (OpenAPI)" },
};

export interface OpenDataBoxData {
  /** Where the API begins. */
  readonly prefix: string;
}

/** What programs can read here; the gateway puts it into a list item. */
export function OpenDataBoxView({ data: { prefix }, language }: ViewProps<OpenDataBoxData>) {
  const { list, description } = words[language];
  return (
    <>
      <a href={`${prefix}/items?language=${language}`}>{list}</a>
      {" · "}
      <a href={`${prefix}/openapi.json`}>{description}</a>
    </>
  );
}

export default OpenDataBoxView;
