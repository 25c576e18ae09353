import { Acts, Button, ButtonLink } from "@madang/design-system";
import { saveField, saveLater } from "../../contract/draft-steps.ts";
import type { StepData } from "./step-frame.tsx";

/** On, save, back: in this order, the main one first. */
export function StepActs({ data }: { data: StepData }) {
  const { text, back } = data;
  return (
    <Acts>
      <Button look="main" id="next">
        {text.next}
      </Button>
      <Button name={saveField} value={saveLater} id="save">
        {text.later}
      </Button>
      {back !== undefined && (
        <ButtonLink look="quiet" href={back}>
          {text.back}
        </ButtonLink>
      )}
    </Acts>
  );
}
