import { PageHead, Panel, Receipt, Split, Stack, Tag, Telephone } from "@madang/design-system";
import type { Language } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import type { ReplyWay } from "../../contract/petition-fields.ts";
import type { PetitionDates } from "../../contract/petition-status.ts";
import { isFinished, type PetitionStep } from "../../contract/petition-steps.ts";
import { petitionType, type PetitionTypeId } from "../../contract/petition-types.ts";
import { AccessSection, type AccessEntry } from "../parts/access-section.tsx";
import { CitizenActs } from "../parts/citizen-acts.tsx";
import { dueFact, progressNote } from "../parts/due-fact.ts";
import { DueSection } from "../parts/due-section.tsx";
import { FindPanel } from "../parts/find-panel.tsx";
import { History, type HistoryEntry } from "../parts/history.tsx";
import { SentPanel, type SentContents } from "../parts/sent-panel.tsx";
import { WhatNow } from "../parts/what-now.tsx";
import { asideWords } from "../words/aside-words.ts";
import { findWords } from "../words/find-words.ts";
import type { Help } from "../words/message-words.ts";
import { statusWords } from "../words/status-words.ts";
import "./status.css";

export interface StatusPetition {
  readonly title: string;
  /** In which the citizen wrote, where it is not that of the page. */
  readonly written?: Language | undefined;
  readonly type: PetitionTypeId;
  readonly step: PetitionStep;
  readonly reply: ReplyWay;
  readonly maskedName: string;
  readonly department: Help;
  readonly history: readonly HistoryEntry[];
  /** ISO 8601. */
  readonly arrivedAt: string;
  readonly receivedAt?: string | undefined;
  /** Absent where the holiday data do not reach. */
  readonly dates?: PetitionDates | undefined;
  readonly late: boolean;
  readonly receiptLate: boolean;
  /** Calendar date on which the citizen is told next how it goes. */
  readonly nextNotice?: string | undefined;
  /** `2026-10-07` in Seoul. */
  readonly today: string;
  readonly supplementBy?: string | undefined;
  readonly contents?: SentContents | undefined;
  readonly access: readonly AccessEntry[];
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
  return (
    <>
      <PageHead
        title={petition.title}
        lang={petition.written}
        tags={<StateTags petition={petition} language={language} />}
      />
      <StatusFacts petition={petition} receiptNumber={receiptNumber} language={language} />
      <Split
        gap="large"
        asideLabel={words.aside}
        aside={<StatusAside petition={petition} receiptNumber={receiptNumber} language={language} />}
      >
        <Stack large>
          <WhatNow {...petition} language={language} />
          {petition.dates && (
            <DueSection
              dates={petition.dates}
              type={type.name[language]}
              periodDays={type.period.days}
              language={language}
              today={petition.today}
              late={petition.late}
              receiptLate={petition.receiptLate}
            />
          )}
          <History petition={petition} language={language} />
          <AccessSection language={language} entries={petition.access} />
        </Stack>
        <p className="m-hint m-noprint">{words.open}</p>
      </Split>
    </>
  );
}

interface PartProps {
  readonly petition: StatusPetition;
  readonly language: Language;
}

function StateTags({ petition: { step, type, late }, language }: PartProps) {
  const meaning = isFinished(step) ? "plain" : late ? "danger" : step === "supplement-asked" ? "warn" : "now";
  return (
    <>
      <Tag meaning={meaning}>{statusWords[language].steps[step]}</Tag>
      <Tag>{petitionType(type).name[language]}</Tag>
    </>
  );
}

function StatusFacts({ petition, receiptNumber, language }: PartProps & { readonly receiptNumber: string }) {
  const words = statusWords[language];
  const { step, dates, today } = petition;
  const finished = isFinished(step);
  return (
    <Receipt
      items={[
        { name: words.number, value: receiptNumber, note: words.numberNote },
        {
          name: words.state,
          value: words.steps[step],
          note: finished ? undefined : progressNote(dates, { language, today }),
        },
        dueFact(dates, { language, today, finished }),
      ]}
    />
  );
}

function StatusAside({ petition, receiptNumber, language }: PartProps & { readonly receiptNumber: string }) {
  const words = statusWords[language];
  const { department, telephone } = petition.department;
  return (
    <>
      <CitizenActs {...petition} receiptNumber={receiptNumber} language={language} />
      <Panel title={words.officer}>
        <p>{department}</p>
        <p>
          <Telephone number={telephone} />
        </p>
        <p className="m-small m-muted">
          {asideWords[language].hours}. {words.officerText}
        </p>
      </Panel>
      <SentPanel {...petition} language={language} />
    </>
  );
}

export default StatusView;
