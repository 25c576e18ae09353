import { Gallery } from "@madang/design-system/gallery";
import type { ViewProps } from "@madang/module-kit";

/** Every component in every state, for those who build pages. */
export default function DesignView({ language }: ViewProps<object>) {
  return <Gallery language={language} />;
}
