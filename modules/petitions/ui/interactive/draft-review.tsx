import ReviewStep from "#kept/review-step";
import type { ViewProps } from "@madang/module-kit";
import { focusErrors } from "../behaviour/focus-errors.ts";
import { holdSecondPress } from "../behaviour/hold-second-press.ts";
import { useBehaviour } from "../behaviour/use-behaviour.ts";
import type { DraftReviewData } from "../kept/review-step.tsx";

/** Everything that will be sent, and the button that sends it. Scripts hold back a second press. */
export default function DraftReviewView(props: ViewProps<DraftReviewData>) {
  const root = useBehaviour((form) => {
    if (props.form) focusErrors();
    return holdSecondPress(form, props.data.words);
  });
  return (
    <div ref={root}>
      <ReviewStep {...props} />
    </div>
  );
}
