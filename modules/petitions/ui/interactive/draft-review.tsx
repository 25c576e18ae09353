import { Acts, Button, ButtonLink, Form, LiveRegion, Note } from "@madang/design-system";
import { fieldText, type ViewProps } from "@madang/module-kit";
import { useRef } from "react";
import { revisionField } from "../../contract/draft-steps.ts";
import { useErrorFocus } from "../behaviour/use-error-focus.ts";
import { useSingleSubmit } from "../behaviour/use-single-submit.ts";
import { ConsentField } from "../parts/consent-field.tsx";
import { PasswordFields } from "../parts/password-fields.tsx";
import { ReviewedParts, type Reviewed, type ReviewPaths } from "../parts/reviewed-parts.tsx";
import { SavedLine } from "../parts/saved-line.tsx";
import { StepFrame, type StepData } from "../parts/step-frame.tsx";
import type { ReviewWords } from "../words/review-words.ts";

export interface DraftReviewData extends StepData {
  readonly words: ReviewWords;
  readonly paths: ReviewPaths;
  /** Missing only where it cannot be read for the moment. */
  readonly reviewed?: Reviewed;
}

/** Everything that will be sent, and the button that sends it. Scripts hold back a second press. */
export default function DraftReviewView({ data, language, form }: ViewProps<DraftReviewData>) {
  const { words, reviewed, paths } = data;
  const root = useRef<HTMLDivElement>(null);
  const sending = useSingleSubmit(root);
  useErrorFocus(root, form !== undefined);
  const canBeSent = reviewed === undefined || reviewed.problems.length === 0;
  const revision = fieldText(form, revisionField) || String(reviewed?.revision ?? 0);
  return (
    <div ref={root}>
      <StepFrame data={data} language={language} form={form} kept={words.kept}>
        {reviewed === undefined ? (
          <Note title={words.unread} />
        ) : (
          <ReviewedParts reviewed={reviewed} words={words} paths={paths} />
        )}
        {canBeSent && (
          <Form action={data.action} label={data.text.title}>
            <input type="hidden" name={revisionField} value={revision} />
            <h2>{words.lookUp}</h2>
            <PasswordFields language={language} form={form} words={words} />
            <ConsentField form={form} words={words} />
            <Acts>
              <Button look="main" id="send" busy={sending}>
                {sending ? words.sending : words.send}
              </Button>
              <ButtonLink look="quiet" href={paths.applicant}>
                {data.text.back}
              </ButtonLink>
            </Acts>
            <LiveRegion>{sending ? words.sending : ""}</LiveRegion>
          </Form>
        )}
        <SavedLine data={data} />
      </StepFrame>
    </div>
  );
}
