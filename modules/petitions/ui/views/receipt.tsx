import {
  Acts,
  ButtonLink,
  Facts,
  Note,
  PageHead,
  Panel,
  Receipt,
  Split,
  TimeText,
  Timeline,
} from "@madang/design-system";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { petitionPaths } from "../../contract/paths.ts";
import type { ReplyWay } from "../../contract/petition-fields.ts";
import { petitionType, type PetitionTypeId } from "../../contract/petition-types.ts";
import { FindPanel } from "../parts/find-panel.tsx";
import { HelpPanel } from "../parts/help-panel.tsx";
import { asideWords } from "../words/aside-words.ts";
import { findWords } from "../words/find-words.ts";
import type { Help } from "../words/message-words.ts";
import { statusWords } from "../words/status-words.ts";
import { receiptWords } from "../words/receipt-words.ts";

export interface ReceiptData {
  readonly receiptNumber: string;
  readonly help: Help;
  /** Only for a visitor to whom the petition is open. */
  readonly petition?: {
    readonly type: PetitionTypeId;
    /** ISO 8601. */
    readonly arrivedAt: string;
    readonly reply: ReplyWay;
    readonly maskedName: string;
  };
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
  const type = petitionType(petition.type);
  return (
    <>
      <PageHead title={words.title} />
      <Note meaning="ok" title={words.sent(receiptNumber)}>
        <p>{words.print}</p>
      </Note>
      <div className="m-gap">
        <Receipt
          items={[
            { name: words.number, value: receiptNumber, note: words.keep },
            {
              name: words.arrived,
              value: <TimeText value={petition.arrivedAt} language={language} form="sentence-time" />,
            },
            { name: words.period, value: aside.period(type.period.days), note: words.periodNote },
          ]}
        />
      </div>
      <Split
        gap="large"
        asideLabel={aside.name}
        aside={
          <>
            <Panel title={statusWords[language].sent}>
              <Facts
                facts={[
                  { name: words.type, value: type.name[language] },
                  { name: words.applicant, value: petition.maskedName },
                  { name: words.replyAt, value: words.reply[petition.reply] },
                ]}
              />
            </Panel>
            <HelpPanel
              help={help}
              title={findWords[language].forgotten}
              text={findWords[language].forgottenText}
              hours={asideWords[language].hours}
            />
          </>
        }
      >
        <section aria-labelledby="next">
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
        <Acts>
          <ButtonLink look="main" href={localizedPath(petitionPaths.status(receiptNumber), language)}>
            {words.toStatus}
          </ButtonLink>
          <ButtonLink href={localizedPath(petitionPaths.new, language)}>{words.another}</ButtonLink>
        </Acts>
        <p className="m-hint">{words.open}</p>
      </Split>
    </>
  );
}

export default ReceiptView;
