import { Form } from "@madang/design-system";
import type { ViewProps } from "@madang/module-kit";
import { useRef } from "react";
import { useAutosave } from "../behaviour/use-autosave.ts";
import { useErrorFocus } from "../behaviour/use-error-focus.ts";
import { WrittenLength } from "../behaviour/written-length.tsx";
import { AutosavedLine } from "../parts/autosaved-line.tsx";
import { ContentFields, type ContentValues, type TypeChoice } from "../parts/petition-fields.tsx";
import { StepActs } from "../parts/step-acts.tsx";
import { StepFrame, type StepData } from "../parts/step-frame.tsx";
import { typedValue } from "../parts/typed-value.ts";
import type { AutosaveWords } from "../words/autosave-words.ts";
import type { ContentWords } from "../words/content-words.ts";

export interface DraftContentData extends StepData {
  readonly values: ContentValues;
  readonly types: readonly TypeChoice[];
  readonly words: ContentWords;
  readonly autosave: AutosaveWords;
}

/** What the petition is about: plain HTML that works by itself; scripts count, save and warn. */
export default function DraftContentView({ data, language, form }: ViewProps<DraftContentData>) {
  const root = useRef<HTMLDivElement>(null);
  const state = useAutosave(root, { unsaved: form !== undefined && data.draft === undefined });
  useErrorFocus(root, form !== undefined);
  const start = typedValue(form, data.values, "body").length;
  return (
    <div ref={root}>
      <StepFrame data={data} language={language} form={form}>
        <Form action={data.action} label={data.text.title}>
          <ContentFields
            {...data}
            language={language}
            form={form}
            written={<WrittenLength root={root} language={language} start={start} />}
          />
          <StepActs data={data} />
          <AutosavedLine data={data} state={state} words={data.autosave} />
        </Form>
      </StepFrame>
    </div>
  );
}
