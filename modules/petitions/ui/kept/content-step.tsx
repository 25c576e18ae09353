import { Form, formatNumber, LiveRegion } from "@madang/design-system";
import type { ViewProps } from "@madang/module-kit";
import { textLimits } from "../../contract/petition-fields.ts";
import { ContentFields, type ContentValues, type TypeChoice } from "../parts/petition-fields.tsx";
import { SavedLine } from "../parts/saved-line.tsx";
import { StepActs } from "../parts/step-acts.tsx";
import { StepFrame, type StepData } from "../parts/step-frame.tsx";
import { typedValue } from "../parts/typed-value.ts";
import type { AutosaveWords } from "../words/autosave-words.ts";
import type { ContentWords } from "../words/content-words.ts";
import { writtenWords } from "../words/written-words.ts";

export interface DraftContentData extends StepData {
  readonly values: ContentValues;
  readonly types: readonly TypeChoice[];
  readonly words: ContentWords;
  readonly autosave: AutosaveWords;
}

/** What the petition is about, as plain HTML. */
export default function ContentStep({ data, language, form }: ViewProps<DraftContentData>) {
  const length = typedValue(form, data.values, "body").length;
  const written = writtenWords[language].written(formatNumber(length), formatNumber(textLimits.body));
  return (
    <div>
      <StepFrame data={data} language={language} form={form}>
        <Form action={data.action} label={data.text.title}>
          <ContentFields
            {...data}
            language={language}
            form={form}
            written={
              <>
                <span>{written}</span> <output />
              </>
            }
          />
          <StepActs data={data} />
          <SavedLine data={data} />
          <LiveRegion />
        </Form>
      </StepFrame>
    </div>
  );
}
