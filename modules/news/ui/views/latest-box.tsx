import type { Changing } from "@madang/publishing";
import { DocumentList } from "@madang/design-system/document-list";
import { FieldPicture } from "@madang/design-system/field-picture";
import { LeadStory } from "@madang/design-system/lead-story";
import { Room } from "@madang/design-system/room";
import { Stack } from "@madang/design-system/stack";
import { TimeText } from "@madang/design-system/time-text";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { newsPaths, type NewsItem } from "../../contract/public.ts";
import { ListPicture } from "../parts/list-picture.tsx";
import { documentOf } from "../parts/document-of.tsx";
import { newsWords } from "../words/news-words.ts";

export interface LatestData extends Changing {
  readonly lead: NewsItem;
  readonly others: readonly NewsItem[];
}

/** The room of the home page: one story with a picture, the next ones below it. */
export function LatestBoxView({ data: { lead, others }, language }: ViewProps<LatestData>) {
  const words = newsWords[language];
  const more = { href: localizedPath(newsPaths.list(), language), label: words.more };
  const date = <TimeText value={lead.published} language={language} />;
  return (
    <Room id="news-latest" title={words.title} text={words.homeText} more={more}>
      <Stack large>
        <LeadStory
          href={localizedPath(newsPaths.article(lead.id), language)}
          title={lead.title}
          meta={[words.categories[lead.category], lead.department, date]}
          summary={lead.summary}
          picture={lead.picture === null ? <FieldPicture /> : <ListPicture picture={lead.picture} wide />}
        />
        {others.length > 0 && <DocumentList items={others.map((item) => documentOf(item, language))} />}
      </Stack>
    </Room>
  );
}

export default LatestBoxView;
