import "../styles/components/docs.css";
import { classNames } from "./class-names.ts";
import { DocumentItem, type DocumentItemProps } from "./document-item.tsx";
import type { HeadingLevel } from "./heading.tsx";

/** A row; its `key` is the address unless told. */
export type ListedDocument = Omit<DocumentItemProps, "wide" | "headingLevel"> & { key?: string };

export interface DocumentListProps {
  items: readonly ListedDocument[];
  headingLevel?: HeadingLevel | undefined;
  /** Tags at the left and the deadline at the right where the screen is wide. */
  wide?: boolean | undefined;
  /** The order means something: newest first. */
  ordered?: boolean | undefined;
  labelledBy?: string | undefined;
  label?: string | undefined;
}

/** A list of documents: a whole row is one target, what was read changes colour. */
export function DocumentList({
  items,
  headingLevel = 3,
  wide,
  ordered,
  labelledBy,
  label,
}: DocumentListProps) {
  const List = ordered ? "ol" : "ul";
  return (
    <List
      className={classNames("m-docs", wide && "m-docs-wide")}
      aria-labelledby={labelledBy}
      aria-label={label}
    >
      {items.map(({ key, ...item }) => (
        <DocumentItem key={key ?? item.href} {...item} headingLevel={headingLevel} wide={wide} />
      ))}
    </List>
  );
}
