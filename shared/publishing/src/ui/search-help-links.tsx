import { ActionList } from "@madang/design-system/action-list";
import { HiddenText } from "@madang/design-system/hidden-text";
import { localizedPath, type Language } from "@madang/manifest";
import type { ListConditions } from "../list-conditions.ts";
import type { SearchHelp } from "../search-findings.ts";
import { searchWords } from "./words/search-words.ts";

export interface SearchHelpLinksProps {
  readonly language: Language;
  readonly q: string;
  readonly help: SearchHelp | undefined;
  /** The list's own path, without language prefix. */
  readonly path: (conditions: ListConditions) => string;
}

/** Searches that find something, where this one did not; nothing where there are none. */
export function SearchHelpLinks({ language, q, help, path }: SearchHelpLinksProps) {
  if (help === undefined) return null;
  const { everywhere, other, others, count } = searchWords[language];
  const to = (text: string) => localizedPath(path({ q: text }), language);
  const found = help.everywhere;
  const actions = [
    ...(found === undefined ? [] : [{ href: to(q), label: everywhere(count(found.total, found.more)) }]),
    ...help.words.map(({ text, total, more }) => ({
      href: to(text),
      label: other(text, count(total, more)),
    })),
  ];
  if (actions.length === 0) return null;
  return (
    <div>
      {/* No landmark: the page of all searches shows these links once for each module. */}
      <HiddenText>{others}</HiddenText>
      <ActionList actions={actions} />
    </div>
  );
}
