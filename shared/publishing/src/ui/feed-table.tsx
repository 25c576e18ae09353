import { Table } from "@madang/design-system/table";
import type { Language } from "@madang/manifest";
import type { FeedRow } from "../api-description.ts";
import { apiWords } from "./words/api-words.ts";

export interface FeedTableProps {
  readonly language: Language;
  readonly caption: string;
  readonly rows: readonly FeedRow[];
}

/** Feeds by what they are of; each link says which one it is. */
export function FeedTable({ language, caption, rows }: FeedTableProps) {
  const words = apiWords[language];
  const columns = [{ name: words.feed }, { name: "RSS", selfNamed: true }, { name: "Atom", selfNamed: true }];
  return (
    <Table
      cards
      caption={caption}
      columns={columns}
      rows={rows.map(({ name, rss, atom }) => ({
        key: name,
        cells: [
          name,
          <a key="rss" href={rss}>
            {words.rssOf(name)}
          </a>,
          <a key="atom" href={atom}>
            {words.atomOf(name)}
          </a>,
        ],
      }))}
    />
  );
}
