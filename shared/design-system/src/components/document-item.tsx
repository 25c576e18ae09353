import "../styles/components/docs.css";
import type { ReactNode } from "react";
import { Heading, type HeadingLevel } from "./heading.tsx";
import { Meta } from "./meta.tsx";
import { Tags } from "./tag.tsx";

export interface DocumentItemProps {
  href: string;
  title: ReactNode;
  /** Language of the title where it is not the page's. */
  lang?: string | undefined;
  headingLevel: HeadingLevel;
  /** Tag elements. */
  tags?: ReactNode;
  /** A piece of the text, for what a search found. */
  context?: ReactNode;
  /** Kind, number, department, date. */
  meta?: readonly ReactNode[] | undefined;
  /** The deadline. */
  end?: ReactNode;
  wide?: boolean | undefined;
}

/** A row of a document list: title first, then metadata. */
export function DocumentItem({ wide, tags, end, ...words }: DocumentItemProps) {
  if (!wide)
    return (
      <li>
        {tags && <Tags>{tags}</Tags>}
        <TitleAndMeta {...words} />
        {end && <p className="m-docs-end">{end}</p>}
      </li>
    );
  return (
    <li>
      <Tags>{tags}</Tags>
      <div>
        <TitleAndMeta {...words} />
      </div>
      {end && <p className="m-docs-end">{end}</p>}
    </li>
  );
}

function TitleAndMeta({
  href,
  title,
  lang,
  headingLevel,
  context,
  meta,
}: Pick<DocumentItemProps, "href" | "title" | "lang" | "headingLevel" | "context" | "meta">) {
  return (
    <>
      <Heading level={headingLevel}>
        <a href={href} lang={lang}>
          {title}
        </a>
      </Heading>
      {context && (
        <p className="m-docs-context" lang={lang}>
          {context}
        </p>
      )}
      {meta && meta.length > 0 && <Meta items={meta} />}
    </>
  );
}
