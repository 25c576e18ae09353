import {
  Acts,
  ButtonLink,
  Facts,
  Note,
  PageHead,
  Panel,
  Receipt,
  Split,
  Timeline,
} from "@madang/design-system";
import { localizedPath, type Language } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { petitionPaths } from "../../contract/paths.ts";
import { FindPanel } from "../parts/find-panel.tsx";
import { HelpPanel } from "../parts/help-panel.tsx";
import { receiptFactsIn, sentFactsIn, type ReceiptPetition } from "../parts/receipt-facts.ts";
import { asideWords } from "../words/aside-words.ts";
import { findWords } from "../words/find-words.ts";
import type { Help } from "../words/message-words.ts";
import { statusWords } from "../words/status-words.ts";
import { receiptWords } from "../words/receipt-words.ts";
import "./receipt.css";

export interface ReceiptData {
  readonly receiptNumber: string;
  readonly help: Help;
  /** Only for a visitor to whom the petition is open. */
  readonly petition?: ReceiptPetition;
}

/** What a citizen keeps after sending. To anyone else the page is the look-up form. */
export function ReceiptView({ data, language }: ViewProps<ReceiptData>) {
  const { petition, help, receiptNumber } = data;
  if (petition === undefined)
    return (
      <FindPanel
        language={language}
        help={help}
        lede={findWords[language].notOpen}
        receiptNumber={receiptNumber}
      />
    );
  const words = receiptWords[language];
  const aside = asideWords[language];
  const status = localizedPath(petitionPaths.status(receiptNumber), language);
  return (
    <>
      <PageHead title={words.title} />
      <div className="m-noprint">
        <Note meaning="ok" title={words.sent(receiptNumber)}>
          <p>{words.print}</p>
        </Note>
      </div>
      <div className="m-gap">
        <Receipt items={receiptFactsIn(language, { receiptNumber, petition })} />
      </div>
      <Split
        gap="large"
        asideLabel={aside.name}
        aside={
          <ReceiptAside help={help} receiptNumber={receiptNumber} petition={petition} language={language} />
        }
      >
        <section aria-labelledby="keep">
          <h2 id="keep">{words.keepThis}</h2>
          <ul className="m-list m-gap-s">
            {words.keepText.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="next" className="m-noprint">
          <h2 id="next">{words.next}</h2>
          <div className="m-gap">
            <Timeline
              labelledBy="next"
              entries={words.steps.map((step) => ({
                key: step.title,
                title: step.title,
                body: <p>{step.text}</p>,
                state: "later",
              }))}
            />
          </div>
        </section>
        <div className="m-stack-l m-noprint">
          <p>
            <a href={`${status}#due`}>{words.howCounted}</a>
          </p>
          <Acts>
            <ButtonLink look="main" href={status}>
              {words.toStatus}
            </ButtonLink>
            <ButtonLink href={localizedPath(petitionPaths.new, language)}>{words.another}</ButtonLink>
          </Acts>
          <p className="m-hint">{words.open}</p>
        </div>
      </Split>
    </>
  );
}

interface ReceiptAsideProps extends Pick<ReceiptData, "help" | "receiptNumber"> {
  readonly petition: ReceiptPetition;
  readonly language: Language;
}

/** What was sent, the receipt as a file, and who helps. */
function ReceiptAside({ help, receiptNumber, petition, language }: ReceiptAsideProps) {
  const words = receiptWords[language];
  return (
    <>
      <Panel title={statusWords[language].sent}>
        <Facts facts={sentFactsIn(language, petition)} />
      </Panel>
      <Panel title={words.save} screenOnly>
        <p>{words.saveNote}</p>
        <Acts>
          <ButtonLink href={petitionPaths.receiptFile(receiptNumber, language)} download="">
            {words.save}
          </ButtonLink>
        </Acts>
      </Panel>
      <HelpPanel
        help={help}
        title={findWords[language].forgotten}
        text={findWords[language].forgottenText}
        hours={asideWords[language].hours}
      />
    </>
  );
}

export default ReceiptView;
