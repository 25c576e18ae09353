import type { Language } from "@madang/manifest";
import type { Licence } from "../licence.ts";
import { fileWords } from "./words/file-words.ts";

export interface LicenceMarkProps {
  readonly language: Language;
  readonly licence: Licence;
  /** Who or what is to be named as the source, for example `한울도 대변인실`. */
  readonly source: string;
  /** Language of `source` where it is not the page's. */
  readonly lang?: string | undefined;
}

/** What one may do with a document: the mark in words, what it means, and the sentence that names the source. */
export function LicenceMark({ language, licence, source, lang }: LicenceMarkProps) {
  const words = fileWords[language];
  const [before, after] = words.attribution(licence.type);
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
          {after}
        </p>
      )}
    </div>
  );
}
