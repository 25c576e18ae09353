import { chromeWords } from "../i18n/chrome-words.ts";
import { DocumentHead } from "./document-head.tsx";
import type { FrameProps } from "./frame-props.ts";
import { attributeHole, hole } from "./hole.tsx";
import { mainClass } from "./main-class.ts";
import { OfficialStrip } from "./official-strip.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

/** The whole document around a page. */
export function Frame(props: FrameProps) {
  const { site, language, kind } = props;
  const bare = kind === "bare";
  return (
    <html lang={language} data-layout={kind} {...attributeHole("preferences")}>
      <DocumentHead {...props} />
      <body>
        <a className="m-skip" href="#main">
          {chromeWords[language].skip}
        </a>
        {hole("alert")}
        {!bare && <OfficialStrip site={site} language={language} />}
        <SiteHeader {...props} />
        <MainContent {...props} />
        <SiteFooter {...props} />
        {hole("runtime")}
      </body>
    </html>
  );
}

/** The same elements in every kind, so that the browser runtime can take a tab from one to the other. */
function MainContent({ kind }: FrameProps) {
  return (
    <main className={mainClass[kind]} id="main" tabIndex={-1}>
      <div data-madang-breadcrumb>{hole("breadcrumb")}</div>
      <div data-madang-main>{hole("main")}</div>
    </main>
  );
}
