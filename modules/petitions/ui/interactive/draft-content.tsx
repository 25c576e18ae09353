import ContentStep from "#kept/content-step";
import type { ViewProps } from "@madang/module-kit";
import { createAutosave } from "../behaviour/autosave.ts";
import { countWritten } from "../behaviour/count-written.ts";
import { focusErrors } from "../behaviour/focus-errors.ts";
import { showSaved } from "../behaviour/show-saved.ts";
import { useBehaviour } from "../behaviour/use-behaviour.ts";
import type { DraftContentData } from "../kept/content-step.tsx";

/** What the petition is about: plain HTML that works by itself; scripts count, save and warn. */
export default function DraftContentView(props: ViewProps<DraftContentData>) {
  const { data, language, form: refused } = props;
  const root = useBehaviour((form) => {
    if (refused) focusErrors();
    const told = { words: data.autosave, until: data.draft?.until ?? "" };
    const unsaved = refused !== undefined && data.draft === undefined;
    const ends = [
      countWritten(form, language),
      createAutosave(form, { unsaved, tell: showSaved(form, told) }),
    ];
    return () => ends.forEach((end) => end());
  });
  return (
    <div ref={root}>
      <ContentStep {...props} />
    </div>
  );
}
