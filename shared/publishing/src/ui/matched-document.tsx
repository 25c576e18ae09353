import type { ListedDocument } from "@madang/design-system/document-list";
import type { SearchFindings } from "../search-findings.ts";
import { MarkedText } from "./marked-text.tsx";

/** A row as the list shows it, with what was searched for marked in its title and in a piece of its text. */
export function matchedDocument(
  document: ListedDocument,
  id: number,
  findings: SearchFindings | undefined,
): ListedDocument {
  const match = findings?.matches[id];
  if (match === undefined) return document;
  return {
    ...document,
    title: <MarkedText pieces={match.title} />,
    context: match.context && <MarkedText pieces={match.context} />,
  };
}
