import { type MessageIconName, messagePaths } from "../icons/message-paths.ts";
import { DrawnIcon, type IconLook } from "./drawn-icon.tsx";

/** The icons of forms and messages. */
export function MessageIcon({ name, ...look }: IconLook & { name: MessageIconName }) {
  return <DrawnIcon path={messagePaths[name]} {...look} />;
}
