import { Form, LiveRegion } from "@madang/design-system";
import type { ViewProps } from "@madang/module-kit";
import { ApplicantFields, type ApplicantValues } from "../parts/petition-fields.tsx";
import { SavedLine } from "../parts/saved-line.tsx";
import { StepActs } from "../parts/step-acts.tsx";
import { StepFrame, type StepData } from "../parts/step-frame.tsx";
import type { ApplicantWords } from "../words/applicant-words.ts";
import type { AutosaveWords } from "../words/autosave-words.ts";

export interface DraftApplicantData extends StepData {
  readonly values: ApplicantValues;
  readonly words: ApplicantWords;
  readonly autosave: AutosaveWords;
}

/** Who sends the petition and where the answer goes, as plain HTML. */
export default function ApplicantStep({ data, language, form }: ViewProps<DraftApplicantData>) {
  return (
    <div>
      <StepFrame data={data} language={language} form={form}>
        <Form action={data.action} label={data.text.title}>
          <ApplicantFields {...data} language={language} form={form} />
          <StepActs data={data} />
          <SavedLine data={data} />
          <LiveRegion />
        </Form>
      </StepFrame>
    </div>
  );
}
