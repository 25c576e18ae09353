import { NumberText } from "@madang/design-system/number-text";
import type { Language, Site } from "@madang/manifest";
import { chromeWords } from "../i18n/chrome-words.ts";
import { DisplaySettings } from "./display-settings.tsx";

/** First on every page: whose website this is, how to check it, and how it is shown. */
export function OfficialStrip({ site, language }: { site: Site; language: Language }) {
  const words = chromeWords[language];
  const institution = site.institution[language];
  return (
    <section className="m-band" aria-label={words.band}>
      <div className="m-wrap">
        <details className="m-official">
          <summary>
            {words.official(institution)} <span>{words.howToCheck}</span>
          </summary>
          <p>
            {words.checkAddress}
            <b>{site.domain}</b>
            {words.checkAddressEnd} {words.neverAsk(institution)} {words.report(site.helpline.name[language])}
            <NumberText>{site.helpline.telephone}</NumberText>
            {words.reportEnd}
          </p>
        </details>
        <DisplaySettings language={language} place="above" />
      </div>
    </section>
  );
}
