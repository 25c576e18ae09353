import { xml, xmlText, type XmlNode } from "@madang/publishing/server";
import type { Correction } from "../../contract/public.ts";

export interface NoticeParts {
  readonly number: string | null;
  readonly team: string | null;
  readonly officer: string | null;
  readonly telephone: string | null;
  readonly opens_at: Date | null;
  readonly effective_at: Date | null;
  readonly closes_at: Date | null;
  readonly corrections: readonly Correction[];
}

/** What a notice has beyond any item of a feed, in the vocabulary that the import reads. */
export function noticeElements(notice: NoticeParts): XmlNode[] {
  const time = (moment: Date | null): string | undefined => moment?.toISOString();
  const fields = [
    xmlText("notice:number", notice.number),
    xmlText("notice:team", notice.team),
    xmlText("notice:officer", notice.officer),
    xmlText("notice:telephone", notice.telephone),
    xmlText("notice:opens", time(notice.opens_at)),
    xmlText("notice:effective", time(notice.effective_at)),
    xmlText("notice:closes", time(notice.closes_at)),
    ...notice.corrections.map(correctionElement),
  ];
  return fields.filter((field) => field !== undefined);
}

function correctionElement({ at, title, field, before, after, reason }: Correction): XmlNode {
  const attributes = {
    at,
    title,
    field: field ?? undefined,
    before: before ?? undefined,
    after: after ?? undefined,
  };
  return xml("notice:correction", attributes, reason);
}
