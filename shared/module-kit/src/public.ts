export {
  fieldMessage,
  fieldText,
  fieldTexts,
  type FieldProblem,
  type FormState,
  type FormValues,
} from "./view/form-state.ts";
export { Slot } from "./view/slot.ts";
export type { ViewProps } from "./view/view-props.ts";
