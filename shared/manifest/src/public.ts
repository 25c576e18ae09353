export { criticalities, type Criticality } from "./criticality.ts";
export { defineModule, parseManifest, type DeclaredModule, type DeclaredNames } from "./define-module.ts";
export { checkPlainly, describeProblems } from "./describe-problems.ts";
export { endpointsSchema, type Endpoints } from "./endpoints.ts";
export { manifestErrors } from "./errors.ts";
export {
  crumbSchema,
  decodeFragment,
  encodeFragment,
  fragmentSchema,
  slotMarker,
  type Crumb,
  type FeedLink,
  type FragmentDescription,
  type FragmentDescriptionInput,
} from "./fragment.ts";
export { formBuildParameter } from "./form-build.ts";
export { manifestJsonSchema } from "./json-schema.ts";
export { internalHeaderPrefix, internalHeaders } from "./internal-headers.ts";
export {
  defaultLanguage,
  languages,
  languageSchema,
  localizedPath,
  localizedTextSchema,
  type Language,
  type LocalizedText,
} from "./languages.ts";
export {
  holeFamilies,
  holes,
  layoutKinds,
  layoutRequestSchema,
  layoutSchema,
  navigationItemSchema,
  type Layout,
  type LayoutKind,
  type LayoutRequest,
  type NavigationItem,
} from "./layout.ts";
export { manifestSchema, type Box, type Manifest, type ManifestInput, type Page } from "./manifest.ts";
export type { Limit } from "./limits.ts";
export { moduleIdSchema, type CacheRules } from "./manifest-fields.ts";
export { httpsOrigin, needsSchema, type Needs } from "./needs.ts";
export { boxSchema, pageSchema } from "./page-schema.ts";
export {
  navigationDataSchema,
  runtimeBlockSchema,
  runtimeModuleSchema,
  type NavigationData,
  type RuntimeBlock,
  type RuntimeModule,
} from "./navigation-data.ts";
export {
  parseReleaseRecord,
  releaseRecordSchema,
  viewSchema,
  type ReleaseRecord,
  type StyleLink,
} from "./release-record.ts";
export { shellAssetsSchema, type ShellAssets } from "./shell-assets.ts";
export { parseSite, siteSchema, type Site } from "./site.ts";
