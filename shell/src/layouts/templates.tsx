import { Away } from "@madang/design-system/away";
import { PageHead } from "@madang/design-system/page-head";
import { Stale } from "@madang/design-system/stale";
import { localizedPath, type Language, type Layout } from "@madang/manifest";
import { renderToStaticMarkup } from "react-dom/server";
import { chromeWords } from "../i18n/chrome-words.ts";
import { PreviewNote } from "./preview-note.tsx";

/** Pieces of chrome that the gateway repeats. Their holes stand for escaped text. */
export function renderTemplates(language: Language): Layout["templates"] {
  const words = chromeWords[language];
  return {
    breadcrumb: renderToStaticMarkup(
      <nav className="m-crumb" aria-label={words.breadcrumb}>
        <ol>
          <li>
            <a href={localizedPath("/", language)}>{words.home}</a>
          </li>
          ⟦items⟧
        </ol>
      </nav>,
    ),
    crumb: renderToStaticMarkup(
      <li>
        <a href="⟦href⟧">⟦label⟧</a>
      </li>,
    ),
    crumbCurrent: renderToStaticMarkup(
      <li>
        <span aria-current="page">⟦label⟧</span>
      </li>,
    ),
    away: renderToStaticMarkup(
      <Away language={language} title={words.awayTitle("⟦title⟧")}>
        ⟦message⟧
        <br />
        ⟦department⟧{" "}
        <a className="m-tel" href="tel:⟦telephone⟧">
          ⟦telephone⟧
        </a>
      </Away>,
    ),
    pageTitle: renderToStaticMarkup(<PageHead title="⟦title⟧" />),
    stale: renderToStaticMarkup(<Stale language={language} time="⟦time⟧" />),
    preview: renderToStaticMarkup(<PreviewNote language={language} />),
  };
}
