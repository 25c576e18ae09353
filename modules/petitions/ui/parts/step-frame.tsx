import { ErrorSummary, PageHead, Steps } from "@madang/design-system";
import type { FormState } from "@madang/module-kit";
import type { Language } from "@madang/manifest";
import type { ReactNode } from "react";
import type { DraftStep } from "../../contract/draft-steps.ts";
import type { DraftWords } from "../words/draft-words.ts";
import type { Help } from "../words/message-words.ts";
import type { NoticeTitles } from "../words/notice-words.ts";
import { DraftPanel } from "./draft-panel.tsx";
import { FormAsidePanels, type FormAside } from "./form-aside.tsx";
import { fieldProblems, FormNotice } from "./form-notice.tsx";

export interface StepText {
  readonly above: string;
  readonly title: string;
  readonly lede: string;
  readonly stepsLabel: string;
  readonly steps: readonly string[];
  readonly next: string;
  readonly later: string;
  readonly back: string;
  readonly kept: string;
  readonly notices: NoticeTitles;
  readonly aside: FormAside;
  readonly draft: DraftWords;
}

/** What was saved, in words. */
export interface ShownDraft {
  readonly code: string;
  readonly link: string;
  readonly deletePath: string;
  readonly saved: string;
  readonly until: string;
}

export interface StepData {
  readonly step: DraftStep;
  /** Where the step's form is sent: its own path. */
  readonly action: string;
  readonly back?: string;
  readonly help: Help;
  readonly text: StepText;
  /** Missing only where a form is shown again that could not be stored. */
  readonly draft?: ShownDraft;
}

const numbers = { content: 2, files: 3, applicant: 4, review: 5 } as const;

/**
 * What surrounds the form of every step: title, where one is, what is wrong, how to go on elsewhere. Its elements are those of
 * `kept-step-frame.tsx`.
 */
export function StepFrame({
  data,
  language,
  form,
  kept,
  children,
}: {
  data: StepData;
  language: Language;
  form: FormState | undefined;
  kept?: string;
  children: ReactNode;
}) {
  const { text, draft, help } = data;
  return (
    <>
      <div>
        <PageHead above={text.above} title={text.title} lede={text.lede} />
      </div>
      <div className="m-split">
        <div className="m-stack-l">
          <div className="m-stack-l">
            <Steps
              language={language}
              label={text.stepsLabel}
              steps={text.steps}
              current={numbers[data.step]}
            />
            <FormNotice form={form} titles={text.notices} />
            <ErrorSummary language={language} errors={fieldProblems(form)} kept={kept ?? text.kept} />
          </div>
          {children}
        </div>
        <div>
          <aside className="m-stack" aria-label={text.aside.name}>
            {draft && (
              <DraftPanel
                words={text.draft}
                code={draft.code}
                link={draft.link}
                deletePath={draft.deletePath}
              />
            )}
            <FormAsidePanels aside={text.aside} help={help} />
          </aside>
        </div>
      </div>
    </>
  );
}
