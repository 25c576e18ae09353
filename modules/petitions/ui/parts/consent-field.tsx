import { Choice, Facts, Fold, Icon } from "@madang/design-system";
import { fieldMessage, fieldText, type FormState } from "@madang/module-kit";
import type { ReviewWords } from "../words/review-words.ts";

/** What is collected, why, and that one may refuse (Personal Information Protection Act art. 15(2)). */
export function ConsentField({ form, words }: { form: FormState | undefined; words: ReviewWords }) {
  const error = fieldMessage(form, "consent");
  return (
    <div className={error === undefined ? "m-field" : "m-field m-bad"}>
      <Fold summary={words.consentDetails}>
        <Facts facts={words.consentFacts} />
      </Fold>
      {error !== undefined && (
        <p className="m-err" id="consent-error">
          <Icon name="error" small />
          <span>{error}</span>
        </p>
      )}
      <Choice
        name="consent"
        id="consent"
        value="yes"
        label={words.consent.label}
        note={words.consent.text}
        defaultChecked={fieldText(form, "consent") === "yes"}
        invalid={error !== undefined}
        describedBy={error === undefined ? undefined : "consent-error"}
      />
    </div>
  );
}
