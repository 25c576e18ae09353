import { Facts, PageHead, Panel, Receipt, Split, Tag, Telephone } from "@madang/design-system";
import type { ViewProps } from "@madang/module-kit";
import type { ReplyWay } from "../../contract/petition-fields.ts";
import { isFinished, type PetitionStep } from "../../contract/petition-steps.ts";
import { petitionType, type PetitionTypeId } from "../../contract/petition-types.ts";
import { FindPanel } from "../parts/find-panel.tsx";
import { History, type HistoryEntry } from "../parts/history.tsx";
import { asideWords } from "../words/aside-words.ts";
import { findWords } from "../words/find-words.ts";
import type { Help } from "../words/message-words.ts";
import { receiptWords } from "../words/receipt-words.ts";
import { statusWords } from "../words/status-words.ts";

export interface StatusPetition {
  readonly title: string;
  readonly type: PetitionTypeId;
  readonly step: PetitionStep;
  readonly reply: ReplyWay;
  readonly maskedName: string;
  readonly department: Help;
  readonly history: readonly HistoryEntry[];
}

export interface StatusData {
  readonly receiptNumber: string;
  readonly help: Help;
  /** Only for a visitor to whom the petition is open. */
  readonly petition?: StatusPetition;
}

/** How far a petition is. To a visitor without a grant the page is the look-up form. */
export function StatusView({ data, language }: ViewProps<StatusData>) {
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
  const words = statusWords[language];
  const type = petitionType(petition.type);
  const state = words.steps[petition.step];
  return (
    <>
      <PageHead
        title={petition.title}
        tags={
          <>
            <Tag meaning={isFinished(petition.step) ? "plain" : "now"}>{state}</Tag>
            <Tag>{type.name[language]}</Tag>
          </>
        }
      />
      <Receipt
        items={[
          { name: words.number, value: receiptNumber, note: words.numberNote },
          { name: words.state, value: state },
          {
            name: words.period,
            value: asideWords[language].period(type.period.days),
            note: receiptWords[language].periodNote,
          },
        ]}
      />
      <Split
        gap="large"
        asideLabel={words.aside}
        aside={<StatusAside petition={petition} language={language} />}
      >
        <History petition={petition} language={language} />
        <p className="m-hint">{words.open}</p>
      </Split>
    </>
  );
}

function StatusAside({
  petition,
  language,
}: { petition: StatusPetition } & Pick<ViewProps<unknown>, "language">) {
  const words = statusWords[language];
  const receipt = receiptWords[language];
  return (
    <>
      <Panel title={words.officer}>
        <p>{petition.department.department}</p>
        <p>
          <Telephone number={petition.department.telephone} />
        </p>
        <p className="m-small m-muted">
          {asideWords[language].hours}. {words.officerText}
        </p>
      </Panel>
      <Panel title={words.sent}>
        <Facts
          facts={[
            { name: receipt.applicant, value: petition.maskedName },
            { name: receipt.replyAt, value: receipt.reply[petition.reply] },
          ]}
        />
      </Panel>
    </>
  );
}

export default StatusView;
