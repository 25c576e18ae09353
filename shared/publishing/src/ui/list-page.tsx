import { Line } from "@madang/design-system/line";
import { MoreLink } from "@madang/design-system/more-link";
import { NumberText } from "@madang/design-system/number-text";
import { PageHead } from "@madang/design-system/page-head";
import { Stack } from "@madang/design-system/stack";
import { KindTabs } from "./kind-tabs.tsx";
import { ListFilter } from "./list-filter.tsx";
import type { ListPageProps } from "./list-page-props.ts";
import { ListResults } from "./list-results.tsx";
import { listWords } from "./words/list-words.ts";

export type { ListPageData } from "./list-page-props.ts";

/** A whole page of documents: kinds, search, conditions in use, rows, pages, and whom to ask. */
export function ListPage<Item extends { readonly id: number }>(props: ListPageProps<Item>) {
  const { words } = props;
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <Stack large>
        <KindTabs {...props} />
        <ListFilter {...props} />
        <ListResults {...props} />
        <ListFoot {...props} />
      </Stack>
    </>
  );
}

type FootProps = Pick<ListPageProps<unknown>, "language" | "data" | "words" | "path">;

function ListFoot({ language, data: { untranslated, owner, feed }, words, path }: FootProps) {
  return (
    <Line small>
      <MoreLink href={feed} icon="feed" iconFirst>
        {listWords[language].feed}
      </MoreLink>
      {language === "en" && untranslated > 0 && (
        <span>
          {words.otherLanguage(untranslated)} <MoreLink href={path({})}>{words.otherLanguageLink}</MoreLink>
        </span>
      )}
      <span className="m-muted">
        {words.lost} {owner.department} <NumberText>{owner.telephone}</NumberText>
      </span>
    </Line>
  );
}
