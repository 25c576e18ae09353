import { Acts } from "@madang/design-system/acts";
import { ButtonLink } from "@madang/design-system/button";
import { Telephone } from "@madang/design-system/telephone";
import { localizedPath, type Language, type Layout, type Site } from "@madang/manifest";
import { renderToStaticMarkup } from "react-dom/server";
import { errorActs, errorStatuses, errorWords, type ErrorStatus } from "../i18n/error-words.ts";

/** The content of `main` for each status: what happened, that nothing was lost, what to do, whom to call. */
export function renderErrors(site: Site, language: Language): Layout["errors"] {
  return Object.fromEntries(
    errorStatuses.map((status) => [
      String(status),
      {
        title: errorWords[language][status].title,
        html: renderToStaticMarkup(<ErrorContent site={site} language={language} status={status} />),
      },
    ]),
  );
}

function ErrorContent({ site, language, status }: { site: Site; language: Language; status: ErrorStatus }) {
  const { title, text, next } = errorWords[language][status];
  const acts = errorActs[language];
  return (
    <>
      <div className="m-head">
        <h1>{title}</h1>
        <p className="m-lede">
          {text} {next}
        </p>
      </div>
      <div className="m-stack">
        <Acts>
          <ButtonLink look="main" href={localizedPath("/search", language)}>
            {acts.search}
          </ButtonLink>
          <ButtonLink href={localizedPath("/", language)}>{acts.home}</ButtonLink>
        </Acts>
        <p>
          {acts.call}
          {site.helpline.name[language]} <Telephone number={site.helpline.telephone} />
        </p>
      </div>
    </>
  );
}
