import ApplicantStep from "#kept/applicant-step";
import type { ViewProps } from "@madang/module-kit";
import { createAutosave } from "../behaviour/autosave.ts";
import { focusErrors } from "../behaviour/focus-errors.ts";
import { showSaved } from "../behaviour/show-saved.ts";
import { useBehaviour } from "../behaviour/use-behaviour.ts";
import type { DraftApplicantData } from "../kept/applicant-step.tsx";

/** Who sends the petition, and where the answer goes: plain HTML; scripts save and warn. */
export default function DraftApplicantView(props: ViewProps<DraftApplicantData>) {
  const { data, form: refused } = props;
  const root = useBehaviour((form) => {
    if (refused) focusErrors();
    const told = { words: data.autosave, until: data.draft?.until ?? "" };
    const unsaved = refused !== undefined && data.draft === undefined;
    return createAutosave(form, { unsaved, tell: showSaved(form, told) });
  });
  return (
    <div ref={root}>
      <ApplicantStep {...props} />
    </div>
  );
}
