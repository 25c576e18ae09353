import { type IconName, iconPaths } from "../icons/icon-paths.ts";
import { DrawnIcon, type IconLook } from "./drawn-icon.tsx";

export interface IconProps extends IconLook {
  name: IconName;
}

/** Any of the icons; it brings the drawings of all, so what a browser hydrates takes MessageIcon where that has it. */
export function Icon({ name, ...look }: IconProps) {
  return <DrawnIcon path={iconPaths[name]} {...look} />;
}
