import type { Language } from "@madang/manifest";
import { renderToStaticMarkup } from "react-dom/server";
import { receiptFactsIn, sentFactsIn, type ReceiptPetition } from "../../ui/parts/receipt-facts.ts";
import { receiptWords } from "../../ui/words/receipt-words.ts";
import { helpLine } from "../pages/help-line.ts";

/** The file stands by itself: opened without a network, and printed on one sheet of A4. */
const style = `
@page { size: A4; margin: 20mm }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.7 system-ui, sans-serif; word-break: keep-all; color: #000; background: #fff }
h1 { font-size: 1.6rem } h2 { font-size: 1.15rem; margin-top: 2rem }
dt { color: #444 } dd { margin: 0 0 .8rem; font-weight: 700 } dd small { display: block; font-weight: 400 }
.large dd { font-size: 1.3rem }`;

/** A receipt to keep, as one HTML document without anything that was written. */
export function receiptDocument(
  language: Language,
  told: { receiptNumber: string; petition: ReceiptPetition },
): string {
  const html = renderToStaticMarkup(<ReceiptDocument language={language} {...told} />);
  return `<!doctype html>${html}`;
}

function ReceiptDocument({
  language,
  receiptNumber,
  petition,
}: {
  language: Language;
  receiptNumber: string;
  petition: ReceiptPetition;
}) {
  const words = receiptWords[language];
  const { department, telephone } = helpLine(language);
  const title = `${words.title} ${receiptNumber}`;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{style}</style>
      </head>
      <body>
        <h1>{title}</h1>
        <dl className="large">
          {receiptFactsIn(language, { receiptNumber, petition }).map(({ name, value, note }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {value}
                {note !== undefined && <small>{note}</small>}
              </dd>
            </div>
          ))}
        </dl>
        <dl>
          {sentFactsIn(language, petition).map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <h2>{words.keepThis}</h2>
        <ul>
          {words.keepText.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <p>
          {department} {telephone}
        </p>
      </body>
    </html>
  );
}
