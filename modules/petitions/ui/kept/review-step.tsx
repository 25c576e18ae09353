import { Acts, Button, ButtonLink, Form, LiveRegion, Note } from "@madang/design-system";
import { fieldText, type ViewProps } from "@madang/module-kit";
import { revisionField } from "../../contract/draft-steps.ts";
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

/** Everything that will be sent, and the button that sends it, as plain HTML. */
export default function ReviewStep({ data, language, form }: ViewProps<DraftReviewData>) {
  const { words, reviewed, paths } = data;
  const canBeSent = reviewed === undefined || reviewed.problems.length === 0;
  const revision = fieldText(form, revisionField) || String(reviewed?.revision ?? 0);
  return (
    <div>
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
              <Button look="main" id="send">
                {words.send}
              </Button>
              <ButtonLink look="quiet" href={paths.applicant}>
                {data.text.back}
              </ButtonLink>
            </Acts>
            <LiveRegion />
          </Form>
        )}
        <SavedLine data={data} />
      </StepFrame>
    </div>
  );
}
