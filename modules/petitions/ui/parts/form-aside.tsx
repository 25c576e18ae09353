import { Facts, Panel } from "@madang/design-system";
import type { Help } from "../words/message-words.ts";
import { HelpPanel } from "./help-panel.tsx";

/** How it goes on and whom to call, in one language. */
export interface FormAside {
  readonly name: string;
  readonly how: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly counting: string;
  readonly help: string;
  readonly helpText: string;
  readonly hours: string;
}

/** How long receipt and answer take, how the days are counted, and who helps. */
export function FormAsidePanels({ aside, help }: { aside: FormAside; help: Help }) {
  return (
    <>
      <Panel title={aside.how}>
        <Facts facts={aside.facts} />
        <p className="m-small m-muted">{aside.counting}</p>
      </Panel>
      <HelpPanel help={help} title={aside.help} text={aside.helpText} hours={aside.hours} />
    </>
  );
}
