import { ActionList, ButtonLink, formatDate, Panel } from "@madang/design-system";
import { localizedPath, type Language } from "@madang/manifest";
import { petitionPaths } from "../../contract/paths.ts";
import { isFinished, type PetitionStep } from "../../contract/petition-steps.ts";
import { nowWords } from "../words/now-words.ts";

export interface CitizenActsProps {
  readonly language: Language;
  readonly receiptNumber: string;
  readonly step: PetitionStep;
  /** Date by which material is awaited; absent where none is. */
  readonly supplementBy?: string | undefined;
}

/** What the citizen can do now; the one thing that we wait for stands out. */
export function CitizenActs({ language, receiptNumber, step, supplementBy }: CitizenActsProps) {
  const words = nowWords[language];
  const to = (path: string) => localizedPath(path, language);
  const finished = isFinished(step);
  return (
    <Panel title={words.canDo} tint={supplementBy !== undefined} screenOnly>
      {supplementBy !== undefined && (
        <>
          <p>{words.supplementBy(formatDate(supplementBy, { language, form: "sentence" }))}</p>
          <p>
            <ButtonLink look="main" href={to(petitionPaths.supplement(receiptNumber))}>
              {words.supplement}
            </ButtonLink>
          </p>
        </>
      )}
      <ActionList
        actions={[
          { href: to(petitionPaths.receipt(receiptNumber)), label: words.receipt },
          ...(finished ? [] : [{ href: to(petitionPaths.withdraw(receiptNumber)), label: words.withdraw }]),
          ...(finished ? [{ href: to(petitionPaths.new), label: words.another }] : []),
        ]}
      />
    </Panel>
  );
}
