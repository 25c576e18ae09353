import { Tag } from "@madang/design-system/tag";
import { TimeText } from "@madang/design-system/time-text";
import type { ListedDocument } from "@madang/design-system/document-list";
import { localizedPath, type Language } from "@madang/manifest";
import { newsPaths, type NewsItem } from "../../contract/public.ts";
import { ListPicture } from "./list-picture.tsx";
import { newsWords } from "../words/news-words.ts";

/** A row of a list; in a narrow one the kind stands among the metadata. */
export function documentOf(item: NewsItem, language: Language, wide = false): ListedDocument {
  const kind = newsWords[language].categories[item.category];
  const date = <TimeText value={item.published} language={language} />;
  return {
    href: localizedPath(newsPaths.article(item.id), language),
    title: item.title,
    lang: item.language === language ? undefined : item.language,
    tags: wide ? <Tag>{kind}</Tag> : undefined,
    end: wide && item.picture !== null ? <ListPicture picture={item.picture} /> : undefined,
    meta: wide ? [item.department, date] : [kind, item.department, date],
  };
}
