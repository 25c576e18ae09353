import type { Language } from "@madang/manifest";
import type { Licence } from "../licence.ts";
import { fileWords } from "./words/file-words.ts";

export interface LicenceMarkProps {
  readonly language: Language;
  readonly licence: Licence;
  /** Who is to be named as the source, for example `대변인실`. */
  readonly source: string;
  readonly title: string;
  /** When the work was published, ISO 8601. */
  readonly published: string;
  /** Language of `source` and `title` where it is not the page's. */
  readonly lang?: string | undefined;
}

/** What one may do with a document: the mark in words, what it means, and the sentence that names the source. */
export function LicenceMark({ language, licence, source, title, published, lang }: LicenceMarkProps) {
  const words = fileWords[language];
  const [before, between, after] = words.attribution(licence.type, seoulYear(published));
  return (
    <div className="m-small m-muted">
      <p>
        <strong>{words.licenceName(licence)}</strong> {words.licenceConditions[licence.type]}
        {licence.ai && licence.type !== "0" && ` ${words.ai}`}
      </p>
      {licence.type !== "0" && (
        <p>
          {before}
          <span lang={lang}>{source}</span>
          {between}
          <span lang={lang}>{title}</span>
          {after}
        </p>
      )}
    </div>
  );
}

const seoulOffset = 9 * 60 * 60 * 1000;

function seoulYear(published: string): string {
  return String(new Date(Date.parse(published) + seoulOffset).getUTCFullYear());
}
