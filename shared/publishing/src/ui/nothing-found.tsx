import { ButtonLink } from "@madang/design-system/button";
import { Empty } from "@madang/design-system/empty";
import { localizedPath } from "@madang/manifest";
import type { ListPageProps } from "./list-page-props.ts";
import { SearchHelpLinks } from "./search-help-links.tsx";
import { listWords } from "./words/list-words.ts";
import { searchWords } from "./words/search-words.ts";

type NothingFoundProps = Pick<ListPageProps<unknown>, "language" | "data" | "words" | "path">;

/** Why the list is empty, and ways on: the same words without conditions, other words, the whole list. */
export function NothingFound(props: NothingFoundProps) {
  const { language, data, words, path } = props;
  const { q = "" } = data.conditions;
  const act = <ButtonLink href={localizedPath(path({}), language)}>{words.emptyAct}</ButtonLink>;
  return (
    <>
      <Empty title={words.emptyTitle(q)} acts={act}>
        {reasonOf(props)}
      </Empty>
      <SearchHelpLinks language={language} q={q} help={data.findings?.help} path={path} />
    </>
  );
}

function reasonOf({ language, data: { conditions, findings } }: NothingFoundProps): string {
  const { emptyText, emptyDays } = listWords[language];
  const { signsOnly, nothing, narrowed } = searchWords[language];
  const { from, to } = conditions;
  if (from !== undefined && to !== undefined && from > to) return emptyDays;
  if (findings?.help === undefined) return emptyText;
  if (findings.help.signsOnly) return signsOnly;
  return findings.help.everywhere === undefined ? nothing : narrowed;
}
