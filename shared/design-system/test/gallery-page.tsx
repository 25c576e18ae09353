import { renderToStaticMarkup } from "react-dom/server";
import { Gallery } from "../src/gallery/gallery.tsx";
import type { Language } from "../src/words/language.ts";

export interface GalleryPage {
  language: Language;
  contrast?: "high";
  text?: "large" | "larger";
}

/** The gallery as a whole document, with `styles.css` beside it and no script. */
export function galleryPage({ language, contrast, text }: GalleryPage): string {
  const page = (
    <html lang={language} data-contrast={contrast} data-text={text}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{language === "ko" ? "구성 요소 | 한울도 마당" : "Components | Hanul Madang"}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/styles.css" />
      </head>
      <body>
        <main className="m-main m-wrap" id="main" tabIndex={-1}>
          <Gallery language={language} />
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
