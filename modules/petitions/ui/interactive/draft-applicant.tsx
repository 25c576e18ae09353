import { Form } from "@madang/design-system";
import type { ViewProps } from "@madang/module-kit";
import { useRef } from "react";
import { useAutosave } from "../behaviour/use-autosave.ts";
import { useErrorFocus } from "../behaviour/use-error-focus.ts";
import { AutosavedLine } from "../parts/autosaved-line.tsx";
import { ApplicantFields, type ApplicantValues } from "../parts/petition-fields.tsx";
import { StepActs } from "../parts/step-acts.tsx";
import { StepFrame, type StepData } from "../parts/step-frame.tsx";
import type { ApplicantWords } from "../words/applicant-words.ts";
import type { AutosaveWords } from "../words/autosave-words.ts";

export interface DraftApplicantData extends StepData {
  readonly values: ApplicantValues;
  readonly words: ApplicantWords;
  readonly autosave: AutosaveWords;
}

/** Who sends the petition, and where the answer goes. */
export default function DraftApplicantView({ data, language, form }: ViewProps<DraftApplicantData>) {
  const root = useRef<HTMLDivElement>(null);
  const state = useAutosave(root, { unsaved: form !== undefined && data.draft === undefined });
  useErrorFocus(root, form !== undefined);
  return (
    <div ref={root}>
      <StepFrame data={data} language={language} form={form}>
        <Form action={data.action} label={data.text.title}>
          <ApplicantFields {...data} language={language} form={form} />
          <StepActs data={data} />
          <AutosavedLine data={data} state={state} words={data.autosave} />
        </Form>
      </StepFrame>
    </div>
  );
}
