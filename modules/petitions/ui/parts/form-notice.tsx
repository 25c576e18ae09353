import { Note } from "@madang/design-system";
import type { FormState } from "@madang/module-kit";
import { isNoticeKind, type NoticeTitles } from "../words/notice-words.ts";

/** A message that concerns the whole form. It is announced, and takes focus where scripts run. */
export function FormNotice({ form, titles }: { form: FormState | undefined; titles: NoticeTitles }) {
  const problem = form?.errors.find(({ field }) => isNoticeKind(field));
  if (problem === undefined || !isNoticeKind(problem.field)) return null;
  return (
    <div role="alert" id="errors" tabIndex={-1}>
      <Note meaning="warn" title={titles[problem.field]}>
        <p>{problem.message}</p>
      </Note>
    </div>
  );
}

/** Problems of single fields: the summary lists these. */
export function fieldProblems(form: FormState | undefined): FormState["errors"] {
  return (form?.errors ?? []).filter(({ field }) => !isNoticeKind(field));
}
