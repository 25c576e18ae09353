import type { ReactNode } from "react";
import { Tags } from "./tag.tsx";

export interface PageHeadProps {
  title: ReactNode;
  lang?: string | undefined;
  /** A small line above the title. */
  above?: ReactNode;
  /** Tag elements above the title. */
  tags?: ReactNode;
  lede?: ReactNode;
}

/** The page's only h1, within the first 200 px of a phone. */
export function PageHead({ title, lang, above, tags, lede }: PageHeadProps) {
  return (
    <div className="m-head">
      {above && <p className="m-muted m-small">{above}</p>}
      {tags && <Tags>{tags}</Tags>}
      <h1 lang={lang}>{title}</h1>
      {lede && <p className="m-lede">{lede}</p>}
    </div>
  );
}
