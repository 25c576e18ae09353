import type { Language } from "@madang/manifest";

export interface OpenDataLinksProps {
  readonly language: Language;
  readonly data: {
    /** Where the API begins. */
    readonly prefix: string;
  };
  readonly words: { readonly list: string; readonly description: string };
}

/** What programs can read: the documents, and how to ask for them. */
export function OpenDataLinks({ language, data: { prefix }, words }: OpenDataLinksProps) {
  return (
    <>
      <a href={`${prefix}/items?language=${language}`}>{words.list}</a>
      {" · "}
      <a href={`${prefix}/openapi.json`}>{words.description}</a>
    </>
  );
}
