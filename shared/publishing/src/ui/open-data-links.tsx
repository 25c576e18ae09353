import { localizedPath, type Language } from "@madang/manifest";

export interface OpenDataLinksProps {
  readonly language: Language;
  readonly data: {
    /** Where the API begins. */
    readonly prefix: string;
    /** The page that explains it, without language prefix. */
    readonly page: string;
  };
  readonly words: { readonly page: string; readonly list: string; readonly description: string };
}

/** What programs can read: how to ask and every feed, the documents themselves, the description for machines. */
export function OpenDataLinks({ language, data: { prefix, page }, words }: OpenDataLinksProps) {
  return (
    <>
      <a href={localizedPath(page, language)}>{words.page}</a>
      {" · "}
      <a href={`${prefix}/items?language=${language}`}>{words.list}</a>
      {" · "}
      <a href={`${prefix}/openapi.json`}>{words.description}</a>
    </>
  );
}
