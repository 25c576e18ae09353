import "../styles/components/lead.css";
import type { ReactNode } from "react";
import { Heading, type HeadingLevel } from "./heading.tsx";
import { Meta } from "./meta.tsx";

export interface LeadStoryProps {
  href: string;
  title: ReactNode;
  lang?: string | undefined;
  headingLevel?: HeadingLevel | undefined;
  meta: readonly ReactNode[];
  summary: ReactNode;
  /** An `img` with its size, or the field picture. */
  picture: ReactNode;
}

/** The first of the news, with its picture. */
export function LeadStory({ href, title, lang, headingLevel = 3, meta, summary, picture }: LeadStoryProps) {
  return (
    <article className="m-lead">
      {picture}
      <div>
        <Meta items={meta} />
        <Heading level={headingLevel}>
          <a href={href} lang={lang}>
            {title}
          </a>
        </Heading>
        <p className="m-muted">{summary}</p>
      </div>
    </article>
  );
}
